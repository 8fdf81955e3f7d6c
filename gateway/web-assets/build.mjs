// Builds styles, script and icons into gateway/src/main/resources/static/assets: hashed, pre-compressed, listed in manifest.json.
// `node build.mjs --check` builds nothing and fails when the committed files differ from what it would build.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { compile, NodePackageImporter } from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "../src/main/resources/static/assets");
const read = (...path) => readFileSync(join(here, ...path));
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

// Tabler icons by the name under which the pages use them
const ICONS = {
  cari: "search",
  telepon: "phone",
  surel: "mail",
  panah: "arrow-right",
  kembali: "arrow-left",
  keluar: "logout",
  orang: "user",
  jam: "clock",
  muat: "refresh",
  bantuan: "help-circle",
  gedung: "building-community",
  sambungan: "plug-connected",
  daftar: "list-details",
  berkas: "file-certificate",
  gembok: "lock",
  kunci: "key",
};

const stylesheet = (name) =>
  Buffer.from(compile(join(here, "src", name), { style: "compressed", importers: [new NodePackageImporter(here)] }).css + "\n");

function tabler(id, name) {
  const svg = read("node_modules/@tabler/icons/icons/outline", `${name}.svg`).toString();
  const shapes = svg
    .replace(/^[\s\S]*?<svg[^>]*>/, "")
    .replace(/<\/svg>\s*$/, "")
    .replace(/<path stroke="none"[^>]*>/, "")
    .replace(/\s+/g, " ")
    .trim();
  return `<symbol id="${id}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${shapes}</symbol>`;
}

function sprite() {
  const own = read("src/glyphs.svg").toString().match(/<symbol[\s\S]*?<\/symbol>/g).map((each) => each.replace(/\s+/g, " "));
  const icons = Object.entries(ICONS).map(([id, name]) => tabler(id, name));
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">\n${[...own, ...icons].join("\n")}\n</svg>\n`);
}

function outputs() {
  const plain = {
    "portal.css": stylesheet("portal.scss"),
    "konsol.css": stylesheet("konsol.scss"),
    "salin.js": read("src/salin.js"),
    "segarkan.js": read("src/segarkan.js"),
    "ikon.svg": sprite(),
    "simpul.svg": read("src/simpul.svg"),
  };
  const files = {};
  const written = {};
  for (const [name, bytes] of Object.entries(plain)) {
    const digest = sha256(bytes);
    const dot = name.lastIndexOf(".");
    const hashed = `${name.slice(0, dot)}-${digest.slice(0, 12)}${name.slice(dot)}`;
    files[name] = { file: hashed, bytes: bytes.length, sha256: digest };
    written[hashed] = bytes;
    written[`${hashed}.gz`] = gzipSync(bytes, { level: 9 });
    written[`${hashed}.br`] = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  }
  written["licences.txt"] = read("src/licences.txt");
  written["manifest.json"] = Buffer.from(JSON.stringify({ files, sources: sources() }, null, 2) + "\n");
  return written;
}

// what of others is inside the outputs
function sources() {
  return ["govuk-frontend", "@tabler/icons"].map((name) => {
    const info = JSON.parse(read("node_modules", name, "package.json"));
    const lock = JSON.parse(read("package-lock.json")).packages[`node_modules/${name}`];
    return { name, version: info.version, licence: info.license, integrity: lock.integrity };
  });
}

const built = outputs();
if (process.argv.includes("--check")) {
  const committed = existsSync(target) ? readdirSync(target) : [];
  // compressed bytes may differ between zlib versions: what they hold is what counts
  const plain = Object.keys(built).filter((name) => !/\.(gz|br)$/.test(name));
  const wrong = plain.filter((name) => !existsSync(join(target, name)) || !readFileSync(join(target, name)).equals(built[name]));
  const extra = committed.filter((name) => !(name in built));
  if (wrong.length + extra.length > 0) {
    console.error(`differs: ${[...wrong, ...extra].join(", ")} (expected: the output of npm run build)`);
    process.exit(1);
  }
} else {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const [name, bytes] of Object.entries(built)) writeFileSync(join(target, name), bytes);
  for (const [name, bytes] of Object.entries(built)) if (/\.br$/.test(name)) console.log(name, bytes.length);
}
