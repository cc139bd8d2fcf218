import { GpuOptions } from '../accelerator';

/**
 * The GPUs that machine types have of their own.
 * Source: https://cloud.google.com/compute/docs/accelerator-optimized-machines (read 2026-11)
 */
export const BUILT_IN_GPUS: Record<string, GpuOptions | undefined> = {
  ...counted('nvidia-tesla-a100', { 'a2-highgpu-1g': 1, 'a2-highgpu-2g': 2, 'a2-highgpu-4g': 4, 'a2-highgpu-8g': 8, 'a2-megagpu-16g': 16 }),
  ...counted('nvidia-a100-80gb', { 'a2-ultragpu-1g': 1, 'a2-ultragpu-2g': 2, 'a2-ultragpu-4g': 4, 'a2-ultragpu-8g': 8 }),
  ...counted('nvidia-h100-80gb', { 'a3-highgpu-1g': 1, 'a3-highgpu-2g': 2, 'a3-highgpu-4g': 4, 'a3-highgpu-8g': 8, 'a3-edgegpu-8g': 8 }),
  ...counted('nvidia-h100-mega-80gb', { 'a3-megagpu-8g': 8 }),
  ...counted('nvidia-h200-141gb', { 'a3-ultragpu-8g': 8 }),
  ...counted('nvidia-b200', { 'a4-highgpu-8g': 8 }),
  ...counted('nvidia-gb200', { 'a4x-highgpu-4g': 4 }),
  ...counted('nvidia-l4', {
    'g2-standard-4': 1, 'g2-standard-8': 1, 'g2-standard-12': 1, 'g2-standard-16': 1, 'g2-standard-32': 1, 'g2-standard-24': 2, 'g2-standard-48': 4, 'g2-standard-96': 8,
  }),
  ...counted('nvidia-rtx-pro-6000', { 'g4-standard-48': 1, 'g4-standard-96': 2, 'g4-standard-192': 4, 'g4-standard-384': 8 }),
};

function counted(type: string, counts: Record<string, number>): Record<string, GpuOptions> {
  return Object.fromEntries(Object.entries(counts).map(([machineType, count]) => [machineType, { type, count }]));
}
