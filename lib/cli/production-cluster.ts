#!/usr/bin/env node
import { createProgram } from './program';
import { reportFailure } from './report-failure';

createProgram().parseAsync(process.argv).catch(reportFailure);
