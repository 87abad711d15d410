// Command dist packs what make dist has built: an archive for each platform, the
// notices of all licenses, a bill of materials and the checksums. The same input
// gives the same bytes, wherever and whenever it is packed.
package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"debug/buildinfo"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

func main() {
	stage := flag.String("stage", "", "folder with a folder for each platform, such as linux_amd64")
	out := flag.String("out", "", "folder for the archives")
	version := flag.String("version", "devel", "version in the names of the archives")
	epoch := flag.Int64("epoch", 0, "time of every file in the archives, in seconds since 1970")
	modules := flag.String("modules", "", "file with a line for each module: path and folder")
	flag.Parse()
	d := &dist{stage: *stage, out: *out, version: strings.TrimPrefix(*version, "v"), when: time.Unix(*epoch, 0).UTC(), modules: *modules}
	if err := d.run(); err != nil {
		fmt.Fprintln(os.Stderr, "dist:", err)
		os.Exit(1)
	}
}

type dist struct {
	stage, out, version, modules string
	when                         time.Time
	made                         []string
}

func (d *dist) run() error {
	platforms, err := os.ReadDir(d.stage)
	if err != nil {
		return err
	}
	notices, err := d.notices()
	if err != nil {
		return err
	}
	for _, p := range platforms {
		dir := filepath.Join(d.stage, p.Name())
		if err := os.WriteFile(filepath.Join(dir, "NOTICES.txt"), notices, 0o644); err != nil {
			return err
		}
		if err := d.archive(dir, p.Name()); err != nil {
			return err
		}
		if err := d.sbom(dir, p.Name()); err != nil {
			return err
		}
	}
	return d.checksums()
}

// notices joins the license texts of all modules.
func (d *dist) notices() ([]byte, error) {
	list, err := os.ReadFile(d.modules)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	lines := strings.Split(strings.TrimSpace(string(list)), "\n")
	slices.Sort(lines)
	for _, line := range lines {
		name, dir, ok := strings.Cut(line, " ")
		if !ok {
			return nil, fmt.Errorf("module %q has no folder", line)
		}
		texts, err := licenses(dir)
		if err != nil || len(texts) == 0 {
			return nil, fmt.Errorf("%s: no license found in %s: %w", name, dir, err)
		}
		for _, text := range texts {
			fmt.Fprintf(&b, "%s\n%s\n\n%s\n\n", name, strings.Repeat("=", len(name)), strings.TrimSpace(text))
		}
	}
	return b.Bytes(), nil
}

// licenses reads the files at the top of a module that say under which terms it
// may be used.
func licenses(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, e := range entries {
		name := strings.ToUpper(e.Name())
		if e.IsDir() || !strings.HasPrefix(name, "LICEN") && !strings.HasPrefix(name, "COPYING") && !strings.HasPrefix(name, "NOTICE") {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return nil, err
		}
		out = append(out, string(text))
	}
	return out, nil
}

// archive packs a platform's folder: zip for Windows, tar.gz for the others.
func (d *dist) archive(dir, platform string) error {
	var names []string
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			names = append(names, path)
		}
		return err
	})
	if err != nil {
		return err
	}
	slices.Sort(names)
	top := "gearaudit_" + d.version + "_" + platform
	pack, ending := tarGz, ".tar.gz"
	if strings.HasPrefix(platform, "windows") {
		pack, ending = zipped, ".zip"
	}
	var files []packed
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		mode := fs.FileMode(0o644)
		if strings.HasPrefix(filepath.Base(name), "gearaudit") && filepath.Dir(rel) == "." {
			mode = 0o755
		}
		files = append(files, packed{name: top + "/" + filepath.ToSlash(rel), mode: mode, text: text})
	}
	var b bytes.Buffer
	if err := pack(&b, files, d.when); err != nil {
		return err
	}
	return d.write(top+ending, b.Bytes())
}

type packed struct {
	name string
	mode fs.FileMode
	text []byte
}

func tarGz(w io.Writer, files []packed, when time.Time) error {
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	t := tar.NewWriter(z)
	for _, f := range files {
		h := &tar.Header{Name: f.name, Mode: int64(f.mode), Size: int64(len(f.text)), ModTime: when, Format: tar.FormatPAX}
		if err := t.WriteHeader(h); err != nil {
			return err
		}
		if _, err := t.Write(f.text); err != nil {
			return err
		}
	}
	if err := t.Close(); err != nil {
		return err
	}
	return z.Close()
}

func zipped(w io.Writer, files []packed, when time.Time) error {
	z := zip.NewWriter(w)
	for _, f := range files {
		h := &zip.FileHeader{Name: f.name, Method: zip.Deflate, Modified: when}
		h.SetMode(f.mode)
		part, err := z.CreateHeader(h)
		if err != nil {
			return err
		}
		if _, err := part.Write(f.text); err != nil {
			return err
		}
	}
	return z.Close()
}

// Parts of a CycloneDX 1.6 document.
type (
	bom struct {
		BOMFormat   string      `json:"bomFormat"`
		SpecVersion string      `json:"specVersion"`
		Version     int         `json:"version"`
		Metadata    metadata    `json:"metadata"`
		Components  []component `json:"components"`
	}
	metadata struct {
		Timestamp string    `json:"timestamp"`
		Component component `json:"component"`
	}
	component struct {
		Type    string `json:"type"`
		Ref     string `json:"bom-ref"`
		Name    string `json:"name"`
		Version string `json:"version"`
		PURL    string `json:"purl"`
		Hashes  []hash `json:"hashes,omitempty"`
	}
	hash struct {
		Alg     string `json:"alg"`
		Content string `json:"content"`
	}
)

// sbom lists the modules that a binary was built from, as the binary itself
// records them.
func (d *dist) sbom(dir, platform string) error {
	name := filepath.Join(dir, "gearaudit")
	if strings.HasPrefix(platform, "windows") {
		name += ".exe"
	}
	info, err := buildinfo.ReadFile(name)
	if err != nil {
		return err
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(text)
	main := module("application", info.Main.Path, d.version)
	main.Hashes = []hash{{Alg: "SHA-256", Content: hex.EncodeToString(sum[:])}}
	doc := bom{BOMFormat: "CycloneDX", SpecVersion: "1.6", Version: 1, Metadata: metadata{Timestamp: d.when.Format(time.RFC3339), Component: main}}
	doc.Components = append(doc.Components, module("library", "std", strings.TrimPrefix(info.GoVersion, "go")))
	for _, m := range info.Deps {
		c := module("library", m.Path, m.Version)
		if h1, ok := strings.CutPrefix(m.Sum, "h1:"); ok {
			raw, err := base64.StdEncoding.DecodeString(h1)
			if err != nil {
				return err
			}
			c.Hashes = []hash{{Alg: "SHA-256", Content: hex.EncodeToString(raw)}}
		}
		doc.Components = append(doc.Components, c)
	}
	out, err := json.MarshalIndent(doc, "", "  ")
	if err != nil {
		return err
	}
	return d.write("gearaudit_"+d.version+"_"+platform+".cdx.json", append(out, '\n'))
}

func module(kind, path, version string) component {
	purl := "pkg:golang/" + path + "@" + version
	return component{Type: kind, Ref: purl, Name: path, Version: version, PURL: purl}
}

func (d *dist) write(name string, text []byte) error {
	d.made = append(d.made, name)
	return os.WriteFile(filepath.Join(d.out, name), text, 0o644)
}

// checksums writes what sha256sum -c reads.
func (d *dist) checksums() error {
	slices.Sort(d.made)
	var b strings.Builder
	for _, name := range d.made {
		text, err := os.ReadFile(filepath.Join(d.out, name))
		if err != nil {
			return err
		}
		fmt.Fprintf(&b, "%x  %s\n", sha256.Sum256(text), name)
	}
	return os.WriteFile(filepath.Join(d.out, "checksums.txt"), []byte(b.String()), 0o644)
}
