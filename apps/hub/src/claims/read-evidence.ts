import { DomainError } from '#domain/core/domain-error.js';
import type { NewEvidence } from '#domain/generated/schemas.js';
import { cleanJpeg } from '../pictures/clean-jpeg.js';
import { cleanPng } from '../pictures/clean-png.js';
import { sniffMediaType } from './sniff-media-type.js';

/**
 * The bytes of an item of evidence; a picture without the place where it was taken and whatever else
 * it tells beside what it shows. Refuses `evidence.not-base64` (RFC 4648 section 4, padded, no
 * stray bits) and `evidence.type-mismatch` when the bytes are not what is named, and what
 * cleanJpeg and cleanPng refuse.
 */
export function readEvidence({ content, mediaType }: NewEvidence, position: number): Buffer {
  const bytes = Buffer.from(content, 'base64');
  const path = `/evidence/${String(position)}`;
  if (bytes.toString('base64') !== content)
    throw new DomainError('evidence.not-base64', {
      issues: [{ path: `${path}/content`, message: 'not base64', expected: 'base64 with padding' }],
    });
  const found = sniffMediaType(bytes);
  if (found !== mediaType)
    throw new DomainError('evidence.type-mismatch', {
      issues: [
        {
          path: `${path}/mediaType`,
          message: 'not the type of the content',
          expected: mediaType,
          got: found ?? 'bytes of another type',
        },
      ],
    });
  if (found === 'image/jpeg') return cleanJpeg(bytes);
  return found === 'image/png' ? cleanPng(bytes) : bytes;
}
