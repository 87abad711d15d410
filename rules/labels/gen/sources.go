package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/encoding/japanese"
)

// source is a line of sources.csv.
type source struct{ file, kind, sum string }

// trust says how far the names of a source stand for makers where they are
// words as well.
type trust uint8

const (
	native      trust = iota // names in a script without capitals, as they are
	registrants              // a registry of anybody: a name without a word of companies needs a second source
	firms                    // a registry of companies: a word is only a word
	phones                   // brands of consumers' devices: a word that is not an everyday one is a brand
	brands                   // brands of installed equipment: two or three capitals too
	hand                     // makers of a library of devices, read by hand: every name
)

// makersOf reads the names of makers from a source; it has none of another kind.
func (s source) makersOf(data []byte) ([]string, trust, error) {
	switch s.kind {
	case "oui":
		names, err := organisations(data)
		return names, firms, err
	case "csv":
		names, err := column(data)
		return names, hand, err
	case "usb":
		return matches(data, usbVendor, "# List of known device classes", "C 00"), firms, nil
	case "pnp":
		return matches(data, pnpVendor), firms, nil
	case "enum":
		return matches(data, returned), firms, nil
	case "inverters":
		return matches(data, beforeColon), firms, nil
	case "companies":
		names, err := listed(data)
		return names, firms, err
	case "phones":
		names, err := listed(data)
		return names, phones, err
	case "agents":
		return matches(data, agentBrand), phones, nil
	case "brands":
		names, err := listed(data)
		return names, brands, err
	case "numbers":
		return matches(data, numberedName), registrants, nil
	case "devices":
		return matches(data, firstOfPair), phones, nil
	case "brandnames":
		return matches(data, brandName), phones, nil
	case "owners":
		return matches(data, brandName), firms, nil
	case "synonyms":
		names, err := companyGroups(data)
		return names, native, err
	case "organisations":
		names, err := organisationNouns(data)
		return names, native, err
	case "lines":
		return strings.Fields(string(data)), native, nil
	case "converters":
		names, err := archived(data, "dist/devices/", converterVendor)
		return names, brands, err
	}
	return nil, firms, nil
}

var (
	usbVendor       = regexp.MustCompile(`^[0-9a-f]{4}  (\S.*)`)
	pnpVendor       = regexp.MustCompile(`^[A-Z@]{3}\t(\S.*)`)
	returned        = regexp.MustCompile(`^\s+return "([^"]{2,})"`)
	numberedName    = regexp.MustCompile(`^  (\S.*)`)
	firstOfPair     = regexp.MustCompile(`=> +\[ +'((?:[^'\\]|\\')+)'`)
	brandName       = regexp.MustCompile(`"(?:Device_Brand_Name|brandname)": "([^"\\]+)"`)
	beforeColon     = regexp.MustCompile(`^"?([^:,"]+): `)
	agentBrand      = regexp.MustCompile(`brand_replacement: '([^']+)'`)
	remark          = regexp.MustCompile(`(?m)(^|\s)//.*$`)
	converterVendor = regexp.MustCompile(`\bvendor: "([^"]+)"`)
)

// matches collects what a pattern finds in the lines of a text, up to a line
// that begins with one of the ends.
func matches(data []byte, pattern *regexp.Regexp, ends ...string) []string {
	seen := map[string]bool{}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(strings.ToValidUTF8(line, "?"), "\r\n")
		if slices.ContainsFunc(ends, func(e string) bool { return strings.HasPrefix(line, e) }) {
			break
		}
		for _, m := range pattern.FindAllStringSubmatch(line, -1) {
			seen[strings.TrimSpace(m[1])] = true
		}
	}
	out := slices.Sorted(maps.Keys(seen))
	return slices.DeleteFunc(out, func(n string) bool {
		return strings.ContainsAny(n, "$?[_@") || slices.ContainsFunc(split(n), func(w string) bool { return w == "generic" || w == "unknown" || w == "foundation" || w == "linux" })
	})
}

// listed reads an object or a list of JSON, whose members are names or have one.
func listed(data []byte) ([]string, error) {
	data = remark.ReplaceAll(data, nil)
	var byKey map[string]string
	if json.Unmarshal(data, &byKey) == nil {
		return slices.Sorted(maps.Values(byKey)), nil
	}
	var plain []string
	if json.Unmarshal(data, &plain) == nil {
		return plain, nil
	}
	var named []struct{ Name string }
	err := json.Unmarshal(data, &named)
	for _, n := range named {
		plain = append(plain, n.Name)
	}
	return plain, err
}

// archived collects what a pattern finds in the files of a folder of an npm
// package.
func archived(data []byte, folder string, pattern *regexp.Regexp) ([]string, error) {
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	for t := tar.NewReader(z); ; {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			return slices.Sorted(maps.Keys(seen)), nil
		}
		if err != nil {
			return nil, err
		}
		if !strings.Contains(h.Name, folder) || !strings.HasSuffix(h.Name, ".js") {
			continue
		}
		file, err := io.ReadAll(t)
		if err != nil {
			return nil, err
		}
		for _, n := range matches(file, pattern) {
			seen[n] = true
		}
	}
}

// companyGroups reads the names of companies from a dictionary of synonyms.
func companyGroups(data []byte) ([]string, error) {
	var groups []struct {
		Items []struct {
			Name   string   `json:"midashi"`
			Fields []string `json:"bunya"`
		} `json:"items"`
	}
	if err := json.Unmarshal(data, &groups); err != nil {
		return nil, err
	}
	var out []string
	for _, g := range groups {
		for _, it := range g.Items {
			if slices.Contains(it.Fields, "企業名") || slices.Contains(it.Fields, "旧企業名") {
				out = append(out, it.Name)
			}
		}
	}
	return out, nil
}

// organisationNouns reads the first column of a dictionary of organisations in
// EUC-JP.
func organisationNouns(data []byte) ([]string, error) {
	text, err := japanese.EUCJP.NewDecoder().Bytes(data)
	if err != nil {
		return nil, err
	}
	var out []string
	for line := range strings.Lines(string(text)) {
		name, _, _ := strings.Cut(line, ",")
		out = append(out, name)
	}
	return out, nil
}

func readSources() ([]source, error) {
	f, err := os.Open("sources.csv")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, err
	}
	var out []source
	for _, r := range rows[1:] {
		out = append(out, source{file: r[0], kind: r[1], sum: r[2]})
	}
	return out, nil
}

func (s source) read(folder string) ([]byte, error) {
	data, err := os.ReadFile(filepath.Join(folder, s.file))
	if err != nil && s.kind == "sellers" {
		data, err = os.ReadFile(s.file) // kept beside the lists
	}
	if err != nil {
		return nil, err
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != s.sum {
		return nil, fmt.Errorf("%s: the hash is %x, sources.csv says %s", s.file, sum, s.sum)
	}
	return data, nil
}

// organisations reads the names of a table of address blocks: the first line of
// each entry.
func organisations(data []byte) ([]string, error) {
	var blocks map[string]string
	if err := json.Unmarshal(data, &blocks); err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	for _, entry := range blocks {
		name, _, _ := strings.Cut(entry, "\n")
		seen[strings.TrimSpace(name)] = true
	}
	return slices.Sorted(maps.Keys(seen)), nil
}

// column reads the first column of a table.
func column(data []byte) ([]string, error) {
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	for _, r := range rows[1:] {
		seen[r[0]] = true
	}
	return slices.Sorted(maps.Keys(seen)), nil
}
