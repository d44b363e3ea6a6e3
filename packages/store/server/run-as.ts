import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/**
 * Under which account the server runs. PostgreSQL refuses to run as root, so that root uses either another
 * account (`account`: the data belongs to it) or a user namespace in which root itself bears another number
 * (`mapped`: the data belongs to root, whose closed folders stay within reach).
 */
export type RunAs =
  | { readonly way: 'self' }
  | { readonly way: 'account'; readonly uid: number; readonly gid: number }
  | { readonly way: 'mapped'; readonly uid: number; readonly gid: number };

export type Command = {
  readonly file: string;
  readonly args: readonly string[];
  readonly options: {
    readonly cwd: string;
    readonly env: Record<string, string>;
    readonly uid?: number;
    readonly gid?: number;
  };
};

/**
 * The command that runs a program that way. Its environment is small: `PG*` variables of the operator's shell
 * must not steer the server, nor must its secrets be handed to it.
 */
export function commandAs(runAs: RunAs, program: string, args: readonly string[]): Command {
  const PATH = process.env.PATH ?? '/usr/local/bin:/usr/bin:/bin';
  const options = { cwd: '/', env: { PATH, LC_ALL: 'C', TZ: 'UTC' } };
  if (runAs.way === 'self') return { file: program, args, options };
  const { uid, gid } = runAs;
  if (runAs.way === 'account') return { file: program, args, options: { ...options, uid, gid } };
  // unshare becomes the program without a fork: the pid we spawn is the server's own.
  const mapping = ['--user', `--map-user=${uid}`, `--map-group=${gid}`, '--', program];
  return { file: 'unshare', args: [...mapping, ...args], options };
}

/** Runs a program to its end that way. Rejects when it fails, with what it wrote. */
export async function runAs(way: RunAs, program: string, args: readonly string[]): Promise<string> {
  const { file, args: full, options } = commandAs(way, program, args);
  return (await promisify(execFile)(file, full, { ...options, timeout: 120_000 })).stdout;
}

/**
 * The ways open to this process, best first. Root owns data that was made in a namespace and another
 * account owns data made under it, so that an existing folder's owner settles which way it was.
 * `self` is the process's uid (-1 where there is none), `owner` that of an existing data folder.
 */
export async function waysToRun(
  self: number,
  owner: { readonly uid: number; readonly gid: number } | undefined,
): Promise<readonly RunAs[]> {
  if (self !== 0) return [{ way: 'self' }];
  if (owner !== undefined && owner.uid !== 0) return [{ way: 'account', ...owner }];
  const account = (await accountNamed('postgres')) ?? (await accountNamed('nobody'));
  if (account === undefined) return [];
  if (owner !== undefined) return [{ way: 'mapped', ...account }];
  return [
    { way: 'account', ...account },
    { way: 'mapped', ...account },
  ];
}

/**
 * Whether the program starts that way and reaches the folder. A trial is the only honest test: access
 * lists, mount options and a namespace that is forbidden do not show in permission bits.
 */
export async function canRun(way: RunAs, program: string, folder: string): Promise<boolean> {
  const trial = 'cd -- "$1" && exec "$2" --version';
  return runAs(way, '/bin/sh', ['-c', trial, 'sh', folder, program]).then(
    () => true,
    () => false,
  );
}

async function accountNamed(name: string): Promise<{ uid: number; gid: number } | undefined> {
  const id = promisify(execFile);
  try {
    const [uid, gid] = await Promise.all([id('id', ['-u', name]), id('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}
