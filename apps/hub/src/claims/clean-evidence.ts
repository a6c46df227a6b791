import { inflateSync } from 'node:zlib';
import { DomainError } from '#domain/core/domain-error.js';
import { checkPdf, type Inflate } from '#domain/evidence/check-pdf.js';
import { stripJpeg } from '#domain/evidence/strip-jpeg.js';
import { stripPng } from '#domain/evidence/strip-png.js';
import { type EvidenceType, sniffMediaType } from './sniff-media-type.js';

/**
 * What is kept of the bytes of an item: pictures without place and notes, text and documents as they
 * are. Refuses `evidence.type-mismatch` when the bytes are not what is named, and what stripJpeg,
 * stripPng and checkPdf refuse. The same bytes always give the same answer.
 */
export function cleanEvidence(mediaType: EvidenceType, bytes: Buffer, at = '/mediaType'): Buffer {
  const found = sniffMediaType(bytes);
  if (found !== mediaType)
    throw new DomainError('evidence.type-mismatch', {
      issues: [
        {
          path: at,
          message: 'not the type of the content',
          expected: mediaType,
          got: found ?? 'bytes of another type',
        },
      ],
    });
  if (found === 'image/jpeg') return Buffer.from(stripJpeg(bytes));
  if (found === 'image/png') return Buffer.from(stripPng(bytes));
  if (found === 'application/pdf') checkPdf(bytes, inflate);
  return bytes;
}

const inflate: Inflate = (bytes, atMost) => {
  try {
    return inflateSync(bytes, { maxOutputLength: atMost });
  } catch {
    // Bytes that are no zlib stream, or a bomb: which of them it is makes no difference.
    return undefined;
  }
};
