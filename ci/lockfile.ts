/** What this project reads of npm's lock file, version 3. */
export interface Lockfile {
  readonly lockfileVersion: number;
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

export interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly license?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
}

/** The packages of a lock file by their place, without this project itself. */
export function lockedPackages({ packages }: Lockfile): [place: string, locked: LockedPackage][] {
  return Object.entries(packages).filter(([place]) => place !== '');
}

/**
 * What is wrong with a lock file: a package without a hash of its content, one from a place of its own, a link. Whatever
 * registry a user has then gives these bytes or none.
 */
export function lockfileFaults(lockfile: Lockfile): string[] {
  if (lockfile.lockfileVersion !== 3) return [`found version ${lockfile.lockfileVersion}, expected 3`];
  return lockedPackages(lockfile).flatMap(([place, { integrity, resolved, link }]) => [
    ...(link === true ? [`${place}: found a link, expected a package`] : []),
    ...(integrity?.startsWith('sha512-') === true ? [] : [`${place}: found no SHA-512, expected one`]),
    ...(resolved === undefined ? [] : [`${place}: found the address ${resolved}, expected none`]),
  ]);
}
