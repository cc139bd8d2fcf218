import { Check } from './private/check';
import { PE_01 } from './checks/pe-01';
import { PE_02 } from './checks/pe-02';
import { PE_03 } from './checks/pe-03';
import { PE_04 } from './checks/pe-04';
import { PE_05 } from './checks/pe-05';
import { PE_06 } from './checks/pe-06';
import { PE_07 } from './checks/pe-07';
import { PE_08 } from './checks/pe-08';
import { PE_09 } from './checks/pe-09';
import { PE_10 } from './checks/pe-10';
import { PE_11 } from './checks/pe-11';
import { PE_12 } from './checks/pe-12';
import { PE_13 } from './checks/pe-13';
import { PE_14 } from './checks/pe-14';
import { PE_15 } from './checks/pe-15';
import { PE_16 } from './checks/pe-16';
import { PE_17 } from './checks/pe-17';
import { PE_18 } from './checks/pe-18';
import { PE_19 } from './checks/pe-19';
import { PE_20 } from './checks/pe-20';
import { PE_21 } from './checks/pe-21';
import { PE_22 } from './checks/pe-22';
import { PE_23 } from './checks/pe-23';
import { PE_24 } from './checks/pe-24';
import { PE_25 } from './checks/pe-25';
import { PE_26 } from './checks/pe-26';
import { PE_27 } from './checks/pe-27';
import { PE_28 } from './checks/pe-28';
import { PE_29 } from './checks/pe-29';
import { PE_30 } from './checks/pe-30';
import { PE_31 } from './checks/pe-31';
import { PE_32 } from './checks/pe-32';
import { PE_33 } from './checks/pe-33';
import { PE_34 } from './checks/pe-34';
import { PE_35 } from './checks/pe-35';
import { PE_36 } from './checks/pe-36';
import { PE_37 } from './checks/pe-37';
import { PE_38 } from './checks/pe-38';
import { PE_39 } from './checks/pe-39';
import { PE_40 } from './checks/pe-40';
import { PE_41 } from './checks/pe-41';
import { PE_42 } from './checks/pe-42';
import { PE_43 } from './checks/pe-43';
import { PE_44 } from './checks/pe-44';
import { PE_45 } from './checks/pe-45';

/** Every consideration of the page "Production environment" of Kubernetes and of the pages it links, in order. */
export const CHECKS: readonly Check[] = [
  PE_01, PE_02, PE_03, PE_04, PE_05, PE_06, PE_07, PE_08, PE_09, PE_10,
  PE_11, PE_12, PE_13, PE_14, PE_15, PE_16, PE_17, PE_18, PE_19, PE_20,
  PE_21, PE_22, PE_23, PE_24, PE_25, PE_26, PE_27, PE_28, PE_29, PE_30,
  PE_31, PE_32, PE_33, PE_34, PE_35, PE_36, PE_37, PE_38, PE_39, PE_40,
  PE_41, PE_42, PE_43, PE_44, PE_45,
];
