import type { User } from '../jail/host';
import type { Tree } from './tree';

const rows = (tree: Tree, file: string): string[][] =>
  (tree.readIfThere(file) ?? '')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(':'));

/** The users of passwd(5). */
export const usersOf = (tree: Tree): User[] =>
  rows(tree, '/etc/passwd').map(([name = '', , uid = '', gid = '', , home = '', shell = '']) => ({
    name,
    uid: Number(uid),
    gid: Number(gid),
    home,
    shell: shell || '/bin/sh',
  }));

export const groupsOf = (tree: Tree): { name: string; gid: number }[] =>
  rows(tree, '/etc/group').map(([name = '', , gid = '']) => ({ name, gid: Number(gid) }));

const number = (text: string): number | undefined => (/^\d+$/.test(text) ? Number(text) : undefined);

export const findUser = (tree: Tree, name: string): User | undefined =>
  usersOf(tree).find((user) => user.name === name);

export const uidOf = (tree: Tree, owner: string): number | undefined =>
  findUser(tree, owner)?.uid ?? number(owner);

export const gidOf = (tree: Tree, group: string): number | undefined =>
  groupsOf(tree).find(({ name }) => name === group)?.gid ?? number(group);

export const userName = (tree: Tree, uid: number): string =>
  usersOf(tree).find((user) => user.uid === uid)?.name ?? String(uid);

export const groupName = (tree: Tree, gid: number): string =>
  groupsOf(tree).find((group) => group.gid === gid)?.name ?? String(gid);
