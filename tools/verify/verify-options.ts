import { parseArgs } from 'node:util';
import { type VerdictWords, verdictWords } from './verdict-words.js';

export const verifyUsage = `guildmark verify [FILE|URL]... [--json] [--strict] [--lang LANGUAGE] [--at TIME] [--offline]
    [--registry URL | --bundle FILE] [--registry-key FILE] [--audience TEXT --nonce TEXT]
  FILE            a credential (JSON, JWT, SD-JWT, or a PNG or PDF with one in it) and, if it is not
                  beside it, its .tlog-proof; none is needed when the bundle holds the credential
  URL             the address of one, or a link of a hub that shows one
  --registry URL  where to ask (default GUILDMARK_REGISTRY_URL, else http://localhost:3001)
  --bundle FILE   check without any network, from a bundle taken earlier
  --registry-key FILE  the public key (JWK) that the trust list must be signed with
  --at TIME       as if it were then, such as 2026-11-28T12:00:00Z
  --offline       ask nobody
  --audience, --nonce  what the holder was asked to sign
  --strict        remarks are not good enough
  --lang LANGUAGE the words of the answer, such as en or it
exit: 0 verified, 1 not verified, 2 could not check, 3 remarks and --strict, 64 wrong usage`;

/** What the command line asks for. */
export interface VerifyOptions {
  readonly files: readonly string[];
  readonly json: boolean;
  /** Remarks count as a no. */
  readonly strict: boolean;
  readonly offline: boolean;
  readonly words?: VerdictWords;
  readonly at?: Date;
  readonly registry?: string | undefined;
  readonly bundle?: string | undefined;
  readonly registryKey?: string | undefined;
  readonly holder?: { readonly audience: string; readonly nonce: string };
}

/** The options, or what is wrong with the words. */
export function readVerifyOptions(args: readonly string[]): VerifyOptions | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        strict: { type: 'boolean' },
        offline: { type: 'boolean' },
        lang: { type: 'string' },
        at: { type: 'string' },
        registry: { type: 'string' },
        bundle: { type: 'string' },
        'registry-key': { type: 'string' },
        audience: { type: 'string' },
        nonce: { type: 'string' },
      },
    });
    const { bundle, registry, lang, audience, nonce } = values;
    if (positionals.length === 0 && bundle === undefined) return 'name at least one file';
    if (bundle !== undefined && values['registry-key'] === undefined)
      return 'a bundle is only as good as the key it is checked with: give --registry-key';
    if (registry !== undefined && !/^https?:\/\//.test(registry))
      return `--registry is an address such as https://registry.example, not ${registry}`;
    if ((audience === undefined) !== (nonce === undefined))
      return 'what the holder signs names both: give --audience and --nonce';
    const at = values.at === undefined ? undefined : instantOf(values.at);
    if (at === null) return `--at is a time such as 2026-11-28T12:00:00Z, not ${values.at ?? ''}`;
    const words = lang === undefined || lang === 'en' ? undefined : verdictWords(lang);
    if (lang !== undefined && lang !== 'en' && words === undefined)
      return `there are no words in the language ${lang}`;
    return {
      files: positionals,
      json: values.json === true,
      strict: values.strict === true,
      offline: values.offline === true,
      registry,
      bundle,
      registryKey: values['registry-key'],
      ...(words && { words }),
      ...(at && { at }),
      ...(audience !== undefined && nonce !== undefined && { holder: { audience, nonce } }),
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Null for what is no instant. */
function instantOf(text: string): Date | null {
  const isInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?(Z|[+-]\d{2}:\d{2})$/.test(
    text,
  );
  return isInstant && !Number.isNaN(Date.parse(text)) ? new Date(text) : null;
}
