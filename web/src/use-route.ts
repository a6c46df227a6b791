import { useLayoutEffect, useState } from 'preact/hooks';

/** Goes to a page of this app without loading it again. */
export function goTo(path: string): void {
  history.pushState(null, '', path);
  dispatchEvent(new PopStateEvent('popstate'));
}

/** The path shown now. */
export function useRoute(): string {
  const [path, setPath] = useState(location.pathname);
  // Before the page can be seen, and with it the first link that somebody follows.
  useLayoutEffect(() => {
    const show = () => {
      setPath(location.pathname);
    };
    addEventListener('popstate', show);
    return () => {
      removeEventListener('popstate', show);
    };
  }, []);
  return path;
}
