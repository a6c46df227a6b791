import { CREDENTIALS_V1, CREDENTIALS_V2, OPEN_BADGES_3 } from '../contexts.js';

/** What a digest was made with; names as in Subresource Integrity. */
export type DigestAlgorithm = 'sha256' | 'sha384' | 'sha512';

/**
 * Digests, in base64, of contexts that we carry, over the bytes their publishers serve: VCDM 2.0 B.1,
 * VCDM 1.1 B.1, Data Integrity 1.0 2.4, and for Open Badges the files at their addresses. The packages
 * carry the same JSON with other white space, so most of these cannot be computed from them.
 */
const PUBLISHED: Readonly<Record<string, Partial<Record<DigestAlgorithm, string>>>> = {
  [CREDENTIALS_V2]: {
    sha256: 'WZVc7WaX1h4D8rJVb+vlMIqxaEKEb1tYbX8fet7JJzQ=',
    sha384: 'l/HrjlBCNWyAX91hr6LFV2Y3heB5Tcr6IeE4/Tje8YyzYBM8IhqjHWiWpr8+ZbYU',
  },
  [CREDENTIALS_V1]: { sha256: 'q03dmlMXWIB6eaW0UFENYa6NFH6rlmzJogDAcJWwzcw=' },
  'https://w3id.org/security/data-integrity/v2': {
    sha256: 'Z/IebjOmwU5cz9L8eGX3R0+3GgSvfpQTbLOZ36yK6PQ=',
  },
  'https://w3id.org/security/multikey/v1': {
    sha256: 'uiwYLeLZL35HGEvMqPzwvq7m05hsUnv2ZMGVu8fFhZc=',
  },
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json': {
    sha256: 'AGZq0IC6QHaH7RhGt/XnSV9QGQQrICpyfeR8SKF1XFM=',
  },
  [OPEN_BADGES_3]: { sha256: 'PTT01O8bzmkRBuY3mL6157hiuoQUI/XuHlOrfd87yoQ=' },
};

/** The digest of a resource whose publisher has stated it; undefined when we do not know it. */
export function publishedDigest(url: string, algorithm: DigestAlgorithm): string | undefined {
  return Object.hasOwn(PUBLISHED, url) ? PUBLISHED[url]?.[algorithm] : undefined;
}
