/** `…/slug/v1.2` without what a minor version changes: `…/slug/v1`. What has no version stays as it is. */
export const majorOf = (versionUri: string): string => versionUri.replace(/(\/v\d+)\.\d+$/, '$1');
