/** A whole number from the environment within bounds, or the default when it is not set. */
export function readNumber(
  name: string,
  text: string | undefined,
  {
    byDefault,
    min,
    max,
  }: { readonly byDefault: number; readonly min: number; readonly max: number },
): number {
  if (text === undefined || text === '') return byDefault;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < min || value > max)
    throw new Error(
      `${name} must be a whole number from ${String(min)} to ${String(max)}, not "${text}"`,
    );
  return value;
}
