import { checkKnown, checkText, unknown } from '../../private/checks';
import { fail } from '../../private/problem';
import { Architecture } from '../capacity/architecture';
import { Accelerator, NodeImage } from '../capacity/node-image';

const DEFAULT_IMAGES: Record<Accelerator, NodeImage> = {
  [Accelerator.NONE]: NodeImage.AL2023,
  [Accelerator.NVIDIA]: NodeImage.AL2023_NVIDIA,
  [Accelerator.NEURON]: NodeImage.AL2023_NEURON,
};

// Series, generation, attributes, suffix: "Amazon EC2 instance type naming conventions",
// https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html (read 2026-11; held against all types of the EC2 API model)
const FAMILY = /^([a-z]+)(\d+)([a-z]*)(-[a-z0-9]+)?$/;
const MACHINE_TYPE = /^[a-z][a-z0-9-]*\.[a-z0-9-]+$/;

interface Family {
  readonly name: string;
  readonly series: string;
  readonly attributes: string;
}

/** Refuses what is no EC2 machine type, and machine types that cannot share an image. */
export function checkMachineTypes(machineTypes: string[]): void {
  const known = knownTypes(machineTypes);
  known.forEach((type) =>
    checkText(type, { id: 'machine-type-format', option: 'machineTypes', pattern: MACHINE_TYPE, maxLength: 40, allowed: 'an EC2 instance type, such as m7i.xlarge' }),
  );
  if (new Set(known.map(architectureOf)).size > 1) {
    fail('machine-types-mixed-architectures', {
      what: 'The machineTypes of one pool have different processor architectures, which no image serves at once',
      got: Object.fromEntries(known.map((type) => [type, architectureOf(type)])),
      allowed: 'machine types of one architecture',
      fix: 'make one pool for each architecture',
    });
  }
}

/** The image for machine types, and whether the one that the user names fits them. */
export function imageFor(machineTypes: string[], chosen?: NodeImage): NodeImage | undefined {
  const known = knownTypes(machineTypes);
  const needed = new Set(known.map(acceleratorOf));
  const image = chosen ?? (needed.size === 1 ? DEFAULT_IMAGES[[...needed][0]] : undefined);
  if (known.length === 0 || (image !== undefined && known.every((type) => runsOn(type, image)))) return image;
  return fail('machine-type-image-mismatch', {
    what: 'The machineTypes of one pool and its image do not fit together',
    got: {
      ...Object.fromEntries(known.map((type) => [type, `${acceleratorOf(type)} ${architectureOf(type)}`])),
      ...(chosen && { image: `${chosen.name}: ${chosen.accelerator} ${architecturesOf(chosen).join(' ')}` }),
    },
    allowed: 'machine types with one kind of accelerator, and an image for it and for their architecture',
    fix: 'leave image out so that it follows the machine types, and make one pool for each kind of accelerator',
  });
}

function runsOn(machineType: string, image: NodeImage): boolean {
  return acceleratorOf(machineType) === image.accelerator && architecturesOf(image).includes(architectureOf(machineType));
}

function architecturesOf(image: NodeImage): Architecture[] {
  return [...(image.amiTypeAmd64 === undefined ? [] : [Architecture.AMD64]), ...(image.amiTypeArm64 === undefined ? [] : [Architecture.ARM64])];
}

/** Whether the machine types are a list, of which EKS keeps only one kind in place, or one alone. */
export function severalMachineTypes(machineTypes: string[]): boolean {
  return unknown(machineTypes) || machineTypes.length > 1;
}

/** EKS's name of an image on the architecture of machine types. */
export function amiType(machineTypes: string[], image: NodeImage): string | undefined {
  return architectureFor(machineTypes) === Architecture.ARM64 ? image.amiTypeArm64 : image.amiTypeAmd64;
}

/** The architecture of machine types of which at least one is known. */
export function architectureFor(machineTypes: string[]): Architecture {
  const [known = machineTypes[0]] = knownTypes(machineTypes);
  checkKnown(known, 'machineTypes of a pool with an image');
  return architectureOf(known);
}

/** The machine types that are known when the app is synthesized. */
export function knownTypes(machineTypes: string[]): string[] {
  return unknown(machineTypes) ? [] : machineTypes.filter((type) => !unknown(type));
}

// Graviton is the letter g after the generation; a1 and the Grace machines came under other names.
function architectureOf(machineType: string): Architecture {
  const { name, attributes } = familyOf(machineType);
  return name === 'a1' || name.startsWith('p6e-gb') || attributes.includes('g') ? Architecture.ARM64 : Architecture.AMD64;
}

function acceleratorOf(machineType: string): Accelerator {
  const { name, series } = familyOf(machineType);
  if (['inf', 'trn'].includes(series)) return Accelerator.NEURON;
  // g4ad has GPUs of AMD, for which there is no image of its own.
  return ['g', 'gr', 'p'].includes(series) && name !== 'g4ad' ? Accelerator.NVIDIA : Accelerator.NONE;
}

function familyOf(machineType: string): Family {
  const name = machineType.split('.')[0];
  const [, series = '', , attributes = ''] = FAMILY.exec(name) ?? [];
  return { name, series, attributes };
}
