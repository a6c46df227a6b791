/** Where a process runs: in development a database that may lose data is let through. */
export type Environment = 'production' | 'development';

/** Production unless the setting says development. Refuses every other word. */
export function readEnvironment(name: string, text: string | undefined): Environment {
  if (text === undefined || text === '' || text === 'production') return 'production';
  if (text === 'development') return text;
  throw new Error(`${name} must be production or development, not "${text}"`);
}
