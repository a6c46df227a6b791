// Foreign verifiers that come without types: only what tests and benches use is declared.
declare module '@digitalbazaar/data-integrity' {
  export class DataIntegrityProof {
    constructor(options: {
      readonly cryptosuite: object;
      readonly signer?: object;
      readonly date?: Date | string;
    });
  }
}
declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: object;
}
declare module '@digitalbazaar/vc' {
  interface Options {
    readonly credential: object;
    readonly suite: object;
    readonly documentLoader: (url: string) => Promise<object>;
    readonly now?: Date;
  }
  export function issue(options: Options): Promise<object>;
  export function verifyCredential(
    options: Options & { readonly checkStatus?: () => Promise<{ readonly verified: boolean }> },
  ): Promise<{ readonly verified: boolean; readonly error?: Error }>;
  interface PresentationOptions extends Omit<Options, 'credential'> {
    readonly presentation: object;
    readonly challenge: string;
    readonly domain?: string;
  }
  export function signPresentation(options: PresentationOptions): Promise<object>;
  export function verify(
    options: PresentationOptions,
  ): Promise<{ readonly verified: boolean; readonly error?: Error }>;
}
declare module '@digitalbazaar/ed25519-multikey' {
  export function fromJwk(options: {
    readonly jwk: object;
    readonly secretKey: boolean;
    readonly id: string;
    readonly controller: string;
  }): Promise<{ signer(): object }>;
}
