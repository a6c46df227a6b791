/**
 * The bytes a witness signs: two header lines, then the checkpoint body with its final newline
 * (c2sp.org/tlog-cosignature@v1.0.1, Ed25519 signed message). `time` in POSIX seconds.
 */
export function cosignedMessage(body: string, time: number): Buffer {
  return Buffer.from(`cosignature/v1\ntime ${time}\n${body}`);
}
