import { parseArgs } from 'node:util';
import { listKeys } from '#platform/keys/list-keys.js';
import { type Command, GOOD, UsageError } from '../command.js';

const usage = `guildmark keys list FILE [--json]
  role, generation, kind, state, private key and thumbprint (RFC 7638) of every key; needs no secret.
  Which of the keys in use sign already, the ledger says: a new one waits until it is published
exit: 0 done, 2 not done, 64 wrong usage`;

/** `guildmark keys list`: what a key file holds, without anything secret. */
export const listCommand: Command = {
  usage,
  run: (args, context) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { json: { type: 'boolean' } },
      allowPositionals: true,
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new UsageError('name one key file');
    const keys = listKeys(file);
    if (values.json) context.print(JSON.stringify(keys, null, 2));
    else
      for (const { role, generation, kind, state, privateKey, thumbprint } of keys)
        context.print(
          [role, String(generation), kind, state, `private key ${privateKey}`, thumbprint].join(
            '\t',
          ),
        );
    return Promise.resolve(GOOD);
  },
};
