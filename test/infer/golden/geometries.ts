// FeatureCollection: FeatureCollection

export interface FeatureCollection {
  type: string;
  geometries: FeatureCollectionGeometry[];
}

export type FeatureCollectionGeometry = LineStringGeometry | PointGeometry | PolygonGeometry;

export interface LineStringGeometry {
  type: "LineString" | "MultiPoint";
  coordinates: number[][];
}

export interface PointGeometry {
  type: "Point";
  coordinates: number[];
}

export interface PolygonGeometry {
  type: "Polygon";
  coordinates: number[][][];
}
