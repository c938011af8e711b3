/** The part of jStat that is used here; the package ships no types. */
declare module 'jstat' {
  interface Distribution {
    /** The value below which a share `p` of the distribution lies. */
    inv(p: number, ...parameters: number[]): number;
    /** The share of the distribution below a value. */
    cdf(x: number, ...parameters: number[]): number;
  }
  const jstat: {
    readonly studentt: Distribution;
    readonly beta: Distribution;
    readonly normal: Distribution;
  };
  export default jstat;
}
