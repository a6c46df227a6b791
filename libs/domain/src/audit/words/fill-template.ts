/** A text with its places `{name}` filled in. A place that has no value is a fault of ours: it throws. */
export function fillTemplate(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{([a-z]+)\}/gi, (_place, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) throw new Error(`nothing for {${name}}`);
    return value;
  });
}
