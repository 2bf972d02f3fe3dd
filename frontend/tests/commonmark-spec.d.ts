declare module 'commonmark-spec' {
  export interface Example {
    /** From 1, without gaps. */
    number: number;
    section: string;
    /** Tabs are arrows here, as in `html`. */
    markdown: string;
    html: string;
  }
  export const tests: Example[];
}
