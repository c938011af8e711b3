/**
 * Profiles of the MIG instances of each GPU, from the lines of `nvidia-smi -L`: by the GPU's position, `1g.10gb` and
 * the like, in its order.
 */
export function migProfiles(listing: string): Map<number, string[]> {
  const profiles = new Map<number, string[]>();
  let gpu = -1;
  for (const line of listing.split(/\r?\n/)) {
    const [, position] = /^GPU (\d+):/.exec(line) ?? [];
    if (position !== undefined) gpu = Number(position);
    const [, profile] = /^\s*MIG (\S+)\s+Device/.exec(line) ?? [];
    if (profile !== undefined) profiles.set(gpu, [...(profiles.get(gpu) ?? []), profile]);
  }
  return profiles;
}
