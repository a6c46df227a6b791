/** Who is signed in. Roles are the app's own words. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly string[];
  /** The person of the cluster behind the account; none for a registry account. */
  readonly personId?: string;
}
