package rules

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"path"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

//go:embed vendors
var vendorFiles embed.FS

// The pack of designated vendors: its id and the day it was last reviewed.
const (
	vendorPackID   = "vendors"
	vendorPackDate = "2026-11-21"
)

// VendorPack is all that is known about makers: the designated vendors, the
// words that occur in anybody's name, and the registered address prefixes.
type VendorPack struct {
	ID      string // for reports
	Date    string // YYYY-MM-DD, the day of the last review
	SHA256  string // of all files of the pack, in the order of their names
	Vendors []*Vendor
	Lexicon *Lexicon
	OUI     OUITable
}

// Vendors loads the pack that is built in. The vendors are sorted by id; their
// cases are left out.
func Vendors() (*VendorPack, error) { return LoadVendors(vendorFiles, false) }

// VendorsWithCases loads the pack that is built in together with its cases.
func VendorsWithCases() (*VendorPack, error) { return LoadVendors(vendorFiles, true) }

// LoadVendors loads a pack from the folder "vendors" of fsys. It reports every
// mistake of the first file that has any, as a *gear.Fault.
func LoadVendors(fsys fs.FS, cases bool) (*VendorPack, error) {
	p := &VendorPack{ID: vendorPackID, Date: vendorPackDate}
	entries, err := fs.ReadDir(fsys, vendorDir)
	if err != nil {
		return nil, packFault("vendors", "the vendor pack cannot be read", err)
	}
	ours := fsys == fs.FS(vendorFiles)
	sum := sha256.New()
	for _, e := range entries {
		name := path.Join(vendorDir, e.Name())
		src, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, packFault(name, "the file cannot be read", err)
		}
		sum.Write([]byte(name))
		sum.Write(src)
		if err := p.add(name, src, cases, ours); err != nil {
			return nil, err
		}
	}
	p.SHA256 = hex.EncodeToString(sum.Sum(nil))
	return p, p.check()
}

// add takes one file into the pack: one of ours, or of a pack that replaces it.
func (p *VendorPack) add(name string, src []byte, cases, ours bool) error {
	switch base := path.Base(name); {
	case base == "oui.csv":
		return p.OUI.read(name, src)
	case name == lexiconFile && ours:
		var err error
		p.Lexicon, err = ownLexicon()
		return err
	case name == lexiconFile:
		p.Lexicon = new(Lexicon)
		return Decode(name, src, p.Lexicon)
	case strings.HasSuffix(base, ".yaml"):
		if !cases {
			src = withoutCases(src)
		}
		v, decode := new(Vendor), Decode
		if ours {
			decode = decodeOurs
		}
		if err := decode(name, src, v); err != nil {
			return err
		}
		p.Vendors = append(p.Vendors, v)
		return checkVendor(name, v)
	}
	return nil
}

// check looks at what the files say together.
func (p *VendorPack) check() error {
	if len(p.Vendors) == 0 || p.Lexicon == nil || p.OUI.Len() == 0 {
		return packFault("vendors", "the vendor pack lacks vendors, lexicon.yaml or oui.csv", nil)
	}
	for i := 1; i < len(p.Vendors); i++ {
		if p.Vendors[i-1].ID >= p.Vendors[i].ID {
			return packFault("vendors", "the vendors are not sorted by id: "+p.Vendors[i].ID, nil)
		}
	}
	return nil
}

// Vendor returns the vendor with the id, nil when the pack has none.
func (p *VendorPack) Vendor(id string) *Vendor {
	for _, v := range p.Vendors {
		if v.ID == id {
			return v
		}
	}
	return nil
}

// withoutCases cuts the text at the last key, so that a run does not parse
// what only the tests need.
func withoutCases(src []byte) []byte {
	if i := bytes.Index(src, []byte("\ncases:")); i >= 0 {
		return src[:i+1]
	}
	return src
}

func packFault(file, what string, err error) error {
	return &gear.Fault{Kind: gear.Usage, What: what, Place: gear.Place{File: file}, Err: err,
		Hint: "the built-in pack is part of the program: reinstall gearaudit, or mend the file that replaces it"}
}
