/** A style sheet as text, for a shadow root; the bundler minifies it. */
declare module '*.css?inline' {
  const text: string;
  export default text;
}
