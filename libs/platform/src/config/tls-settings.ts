import { createPrivateKey, X509Certificate } from 'node:crypto';
import { refuseReadable } from '../keys/key-entries.js';
import { readSettingFile } from './read-secret-files.js';

type Variables = Readonly<Record<string, string | undefined>>;

/** What the process proves its address with when it speaks TLS itself, in PEM. */
export interface Tls {
  readonly cert: string;
  readonly key: string;
}

const namesOf = (prefix: 'HUB' | 'REGISTRY') =>
  [`${prefix}_TLS_CERT_FILE`, `${prefix}_TLS_KEY_FILE`] as const;

/** Names of the settings of the TLS listener. */
export const tlsSettings = (prefix: 'HUB' | 'REGISTRY'): readonly string[] => namesOf(prefix);

/**
 * Certificate and key of a process that ends TLS itself; nothing where a proxy in front of it does.
 * Refuses one without the other, a key that others can read or that is not the certificate's, and a
 * certificate for another host than the public address.
 */
export function readTls(
  prefix: 'HUB' | 'REGISTRY',
  env: Variables,
  publicUrl: string,
): { readonly tls?: Tls } {
  const [certName, keyName] = namesOf(prefix);
  const [certFile, keyFile] = [env[certName], env[keyName]];
  if (!certFile && !keyFile) return {};
  if (!certFile || !keyFile) throw new Error(`${certName} and ${keyName} are set together`);
  const tls = {
    cert: readSettingFile(certName, certFile),
    key: readSettingFile(keyName, keyFile),
  };
  refuseReadable(keyFile);
  const { protocol, hostname } = new URL(publicUrl);
  if (protocol !== 'https:')
    throw new Error(`${certName} is set, but the public address is ${publicUrl}`);
  const certificate = new X509Certificate(tls.cert);
  if (certificate.checkHost(hostname) === undefined)
    throw new Error(`the certificate in ${certFile} is not for ${hostname}`);
  if (!certificate.checkPrivateKey(createPrivateKey(tls.key)))
    throw new Error(`the key in ${keyFile} is not that of the certificate in ${certFile}`);
  return { tls };
}
