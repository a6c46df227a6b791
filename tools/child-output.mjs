/** The last of what a program prints. */
export function tail(child) {
  let text = '';
  const keep = (chunk) => (text = (text + chunk).slice(-4000));
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return () => text;
}

/** Resolves when a program has ended well; throws with what it printed when it has not. */
export async function finished(child, what) {
  const printed = tail(child);
  const code = await new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', done);
  });
  if (code !== 0) throw new Error(`${what} ended with ${code}:\n${printed()}`);
}
