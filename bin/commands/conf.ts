import { Command } from 'commander';
import { confEval } from './conf-eval';
import { confFmt } from './conf-fmt';
import { confLint } from './conf-lint';

/** The commands that work on any jail.conf, also a hand-written one. */
export function conf(): Command {
  return new Command('conf')
    .description('read, check and format any jail.conf')
    .addCommand(confEval())
    .addCommand(confLint())
    .addCommand(confFmt());
}
