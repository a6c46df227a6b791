/** Exit codes of every command. */
export const GOOD = 0;
/** What was checked is contradicted, or not as the policy demands. */
export const CONTRADICTED = 1;
/** Something was missing to check it. */
export const COULD_NOT_CHECK = 2;
/** Wrong words on the command line (sysexits EX_USAGE). */
export const USAGE = 64;

/** Where a command writes and what it may know. */
export interface CommandContext {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: Date;
  print(text: string): void;
  complain(text: string): void;
  /** Shows how far long work is, in place of what it showed before; only on a terminal. */
  progress(text: string): void;
}

/** One word of the command line. Gives the exit code. */
export interface Command {
  readonly usage: string;
  run(args: readonly string[], context: CommandContext): Promise<number>;
}

/** A wrong command line; the message says what was expected. */
export class UsageError extends Error {}

/** A command whose first word chooses among others. */
export function commandOf(name: string, commands: Readonly<Record<string, Command>>): Command {
  const usage = Object.values(commands)
    .map((command) => command.usage)
    .join('\n\n');
  return {
    usage,
    run: async ([word, ...args], context) => {
      const command =
        word !== undefined && Object.hasOwn(commands, word) ? commands[word] : undefined;
      if (command === undefined) {
        const fault = word === undefined ? 'name a command' : `there is no command ${word}`;
        context.complain(`${name}: ${fault}\n${usage}`);
        return USAGE;
      }
      try {
        return await command.run(args, context);
      } catch (error) {
        const isUsage = error instanceof UsageError || isParseFault(error);
        const reason = error instanceof Error ? error.message : String(error);
        context.complain(`${name} ${word}: ${reason}${isUsage ? `\n${command.usage}` : ''}`);
        return isUsage ? USAGE : COULD_NOT_CHECK;
      }
    },
  };
}

/** What node's parseArgs throws for words it does not know. */
function isParseFault(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS_');
}
