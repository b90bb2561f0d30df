import type { Prisons } from '../kernel/prisons';
import type { Release } from '../release';
import type { Step } from './steps';
import type { ExitStatus } from './task';

/** A process that jail(8) starts. */
export interface JailCommand {
  readonly argv: readonly string[];
  readonly in: 'host' | 'jail';
  readonly shell: boolean;
  readonly background: boolean;
  /** The user it is changed to. */
  readonly user: string | null;
  readonly env: 'inherited' | 'clean';
  /** Seconds. */
  readonly timeout: number | null;
  /** The jail's name in the configuration; empty for a jail of the command line. */
  readonly jail: string;
  readonly step: Step;
  /** JID, JNAME and JPATH; host commands only. */
  readonly jailenv?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly fib?: number;
  readonly consolelog?: string;
  /** The jail's id, and its root as configured. */
  readonly jid: number;
  readonly path: string | undefined;
  /** The child gives up before it runs anything, with this message and status 1. */
  readonly refused?: string;
}

export type FileKind = 'file' | 'directory' | 'link' | 'other';

/** The text of an errno. */
export interface FileError {
  readonly error: string;
}

/** What jail(8) asks the file system. */
export interface JailFiles {
  lstat(path: string): FileKind | FileError;
  stat(path: string): FileKind | FileError;
  read(path: string): string | FileError;
  write(path: string, text: string): FileError | undefined;
  /** Opens for appending, as for a console log. */
  openLog(path: string): FileError | undefined;
  /** The file system that holds a path: its type, and whether the path is its mount point. */
  mountOf(path: string): { readonly type: string; readonly isMountPoint: boolean };
}

export interface User {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  readonly home: string;
  readonly shell: string;
}

/** The machine that jail(8) runs on. */
export interface JailHost {
  readonly release: Release;
  /** kern.osrelease and kern.osreldate, which a jail has as well unless it is given others. */
  readonly osrelease: string;
  readonly osreldate: number;
  readonly prisons: Prisons;
  readonly files: JailFiles;
  /** How many routing tables there are. */
  readonly fibs: number;
  /** Milliseconds. */
  now(): number;
  out(text: string): void;
  err(text: string): void;
  stdin(): string;
  /** A user of the host, or of the jail with that root. */
  user(name: string, jailRoot: string | undefined): User | undefined;
  /** Why a process could not change to its user's home. */
  homeError(home: string, jailRoot: string | undefined): string | undefined;
  /** Sends SIGTERM; false if there is no such process. */
  terminate(jid: number, pid: number): boolean;
}

/** What the engine asks of whoever drives it, and what it gets back. */
export type Request =
  | { readonly kind: 'start'; readonly command: JailCommand }
  | { readonly kind: 'wait'; readonly until: number | 'now' | undefined };

export interface ProcessExit {
  readonly pid: number;
  readonly status: ExitStatus;
}

/** The process id for `start`; the next exit, or undefined when the time is over, for `wait`. */
export type Answer = number | ProcessExit | undefined;
