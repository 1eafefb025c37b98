// Makes states.json (the map's shapes) and the projection's test values. See README.md.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { geoAlbersUsa } from "d3-geo";
import { presimplify, simplify, filter, filterWeight } from "topojson-simplify";
import { quantize } from "topojson-client";

const require = createRequire(import.meta.url);
const atlas = JSON.parse(readFileSync(require.resolve("us-atlas/states-albers-10m.json")));

// Weight is the area of the triangle at a corner, in square units of the 975 x 610 drawing.
let shapes = simplify(presimplify(atlas), 2.4);
shapes = filter(shapes, filterWeight(shapes, 5));
shapes = quantize(shapes, { scale: [1, 1], translate: [0, 0] });

// An arc is a start point and steps; topojson's quantized arcs are exactly that.
const used = new Map();
const arcs = [];
const renumber = (arc) => {
  const plain = arc < 0 ? ~arc : arc;
  if (!used.has(plain)) {
    used.set(plain, arcs.length);
    arcs.push(shapes.arcs[plain].flat());
  }
  return arc < 0 ? ~used.get(plain) : used.get(plain);
};
const states = {};
for (const state of shapes.objects.states.geometries) {
  if (!state.arcs) continue;
  const polygons = state.type === "Polygon" ? [state.arcs] : state.arcs;
  const rings = polygons.flat().map((ring) => ring.map(renumber));
  if (rings.length) states[state.properties.name] = rings;
}
writeFileSync(process.argv[2], JSON.stringify({ arcs, states }) + "\n");

// Values that the Python projection must reproduce: null where d3 draws nothing.
const projection = geoAlbersUsa().scale(1300).translate([487.5, 305]);
const places = [
  ["Chelsea, Massachusetts", 42.3918, -71.0328], ["Kansas City, Kansas", 39.1141, -94.6275],
  ["Kansas City, Missouri", 39.0997, -94.5786], ["New Orleans, Louisiana", 29.9511, -90.0715],
  ["Pasadena, California", 34.1478, -118.1445], ["Seattle, Washington", 47.6062, -122.3321],
  ["Miami, Florida", 25.7617, -80.1918], ["Bangor, Maine", 44.8016, -68.7712],
  ["Brownsville, Texas", 25.9017, -97.4975], ["San Diego, California", 32.7157, -117.1611],
  ["Anchorage, Alaska", 61.2181, -149.9003], ["Utqiagvik, Alaska", 71.2906, -156.7886],
  ["Juneau, Alaska", 58.3019, -134.4197], ["Attu Island, Alaska", 52.9, 173.0],
  ["Honolulu, Hawaii", 21.3069, -157.8583], ["Hilo, Hawaii", 19.7071, -155.0885],
  ["San Juan, Puerto Rico", 18.4655, -66.1057], ["London", 51.5074, -0.1278],
  ["Toronto", 43.6532, -79.3832], ["Mexico City", 19.4326, -99.1332], ["Sydney", -33.8688, 151.2093],
  ["Zero", 0, 0], ["North pole", 90, 0], ["South pole", -90, 0], ["Guam", 13.4443, 144.7937],
];
for (let latitude = 18; latitude <= 72; latitude += 6)
  for (let longitude = -170; longitude <= -66; longitude += 8) places.push(["", latitude, longitude]);
const rows = places.map(([name, latitude, longitude]) => ({
  name, latitude, longitude, xy: projection([longitude, latitude]),
}));
writeFileSync(process.argv[3], "[\n" + rows.map((row) => JSON.stringify(row)).join(",\n") + "\n]\n");
