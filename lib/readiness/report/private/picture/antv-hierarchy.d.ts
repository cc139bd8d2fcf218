// What the picture uses of the package, which brings no types before 0.7; that cannot be loaded by `require`.
declare module '@antv/hierarchy' {
  interface Tree<T> {
    readonly data: T;
    readonly x: number;
    readonly y: number;
    eachNode(visit: (node: Tree<T>) => void): void;
    getBoundingBox(): { readonly height: number };
  }

  interface Options<T> {
    readonly direction: 'TB';
    readonly fixedRoot: boolean;
    readonly getWidth: (data: T) => number;
    readonly getHeight: (data: T) => number;
    readonly getHGap: (data: T) => number;
    readonly getVGap: (data: T) => number;
  }

  /** Gives the nodes of a tree the narrowest places, by their corners. */
  export function compactBox<T extends { readonly children: readonly T[] }>(root: T, options: Options<T>): Tree<T>;
}
