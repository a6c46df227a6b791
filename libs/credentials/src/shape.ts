import { isJsonObject } from './json-object.js';

/** A test of one JSON value. */
export type Shape = (value: unknown) => boolean;

/** A string that matches a pattern, at most `max` UTF-16 units long. */
export function text(pattern: RegExp, max: number): Shape {
  return (value) => typeof value === 'string' && value.length <= max && pattern.test(value);
}

/** An absolute URI as WHATWG URL reads it, of the given length at most. */
export function uri(max: number): Shape {
  return (value) => typeof value === 'string' && value.length <= max && URL.canParse(value);
}

/** An instant: the pattern and a date that exists. */
export function instant(pattern: RegExp): Shape {
  return (value) =>
    typeof value === 'string' && pattern.test(value) && !Number.isNaN(Date.parse(value));
}

/** An integer from `least` to `most`. */
export function integer(least: number, most: number): Shape {
  return (value) =>
    typeof value === 'number' && Number.isInteger(value) && least <= value && value <= most;
}

/** One of some fixed values. */
export function oneOf(...values: readonly unknown[]): Shape {
  return (value) => values.includes(value);
}

/** A list whose items all fit, of `least` to `most` items. */
export function list(item: Shape, least = 0, most = Number.MAX_SAFE_INTEGER): Shape {
  return (value) =>
    Array.isArray(value) && value.length >= least && value.length <= most && value.every(item);
}

/** A table whose names and values all fit, with at least one entry. */
export function table(name: Shape, entry: Shape): Shape {
  return (value) =>
    isJsonObject(value) &&
    Object.keys(value).length > 0 &&
    Object.entries(value).every(([key, found]) => name(key) && entry(found));
}

/** A closed object: every member known, every required one there, all fitting. */
export function object(
  required: Readonly<Record<string, Shape>>,
  optional: Readonly<Record<string, Shape>> = {},
): Shape {
  const shapes = new Map([...Object.entries(required), ...Object.entries(optional)]);
  return (value) =>
    isJsonObject(value) &&
    Object.keys(required).every((name) => Object.hasOwn(value, name)) &&
    Object.entries(value).every(([name, found]) => shapes.get(name)?.(found) === true);
}
