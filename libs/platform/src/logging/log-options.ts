/** The least grave lines that are written; graver ones are too. */
export type LogLevel = 'error' | 'warn' | 'info' | 'debug';

/** How a process writes its log. */
export interface LogOptions {
  /** One JSON object for each line, or words for whoever sits before the screen. */
  readonly form: 'json' | 'text';
  readonly level: LogLevel;
}

/** From the gravest to the least. */
export const LOG_LEVELS: readonly LogLevel[] = ['error', 'warn', 'info', 'debug'];
