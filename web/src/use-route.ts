import { useEffect, useState } from 'preact/hooks';

/** Goes to a page of this app without loading it again. */
export function goTo(path: string): void {
  history.pushState(null, '', path);
  dispatchEvent(new PopStateEvent('popstate'));
}

/** The path shown now. */
export function useRoute(): string {
  const [path, setPath] = useState(location.pathname);
  useEffect(() => {
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
