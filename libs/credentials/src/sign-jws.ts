import type { JsonObject } from './json-object.js';
import { signAs, type SignsWith } from './signer.js';
import type { SignatureAlgorithm } from './signing-key.js';

/**
 * A compact JWS over a JSON object, ES256 unless another algorithm is asked for (RFC 7515 7.1). `kid`
 * stands in the header, the name of the key when absent. Refuses with `key.unsupported` a key of
 * another algorithm, or that says it is for another.
 */
export async function signJws(
  payload: JsonObject,
  header: { readonly typ: string; readonly cty?: string; readonly kid?: string },
  key: SignsWith,
  alg: SignatureAlgorithm = 'ES256',
): Promise<string> {
  const { kid = key.kid, ...types } = header;
  const input = `${encoded({ alg, ...types, kid })}.${encoded(payload)}`;
  const signature = await signAs(alg, Buffer.from(input, 'latin1'), key);
  return `${input}.${Buffer.from(signature).toString('base64url')}`;
}

const encoded = (value: JsonObject): string =>
  Buffer.from(JSON.stringify(value)).toString('base64url');
