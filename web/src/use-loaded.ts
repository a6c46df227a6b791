import { useEffect, useState } from 'preact/hooks';

export type Loaded<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'there'; readonly value: T }
  | { readonly state: 'failed'; readonly error: Error; readonly again: () => void };

/** Loads once for each `key`; an answer that comes after the page has changed is dropped. */
export function useLoaded<T>(key: string, load: () => Promise<T>): Loaded<T> {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading' });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let wanted = true;
    setLoaded({ state: 'loading' });
    load().then(
      (value) => {
        if (wanted) setLoaded({ state: 'there', value });
      },
      (error: unknown) => {
        const again = () => {
          setAttempt(attempt + 1);
        };
        if (wanted) setLoaded({ state: 'failed', error: error as Error, again });
      },
    );
    return () => {
      wanted = false;
    };
  }, [key, attempt]);
  return loaded;
}
