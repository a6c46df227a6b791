/** The files of one credential share a name that tells them from those of another. */
export function fileName(title: string, level: number): string {
  const plain = title.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? ['credential'];
  return `${words.join('-').slice(0, 60)}-level-${String(level)}`;
}
