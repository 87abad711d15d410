package rules

import "github.com/gearaudit/gearaudit/audit/gear"

// Vendor is one designated vendor and all that tells its equipment from that
// of others. One file rules/vendors/<id>.yaml holds one vendor.
type Vendor struct {
	ID          string           `yaml:"id"`          // the name by which rules and reports call it
	Name        string           `yaml:"name"`        // for people
	Native      []string         `yaml:"native"`      // its name in its own script
	About       string           `yaml:"about"`       // one or two sentences
	Reach       string           `yaml:"reach"`       // contract where only lists name it that bind by contract, as of a rule; else absent
	Sources     map[string]Proof `yaml:"sources"`     // by the key that facts name
	Names       []NameGroup      `yaml:"names"`       // what it and its affiliates are called
	Grantees    []Grantee        `yaml:"grantees"`    // FCC grantee codes
	Enterprises []Enterprise     `yaml:"enterprises"` // enterprise numbers that its devices answer
	Models      []Family         `yaml:"models"`      // shapes of model names and part numbers
	SysDescr    []Phrase         `yaml:"sysdescr"`    // phrases that its devices say of themselves
	Items       []ItemCode       `yaml:"items"`       // item codes that are known, which begin or fill its part and serial numbers
	Outside     []Outside        `yaml:"outside"`     // products that bear its name and that no list may mean
	Rebrands    []Rebrand        `yaml:"rebrands"`    // brands of others that it makes equipment for
	Neighbours  []Neighbour      `yaml:"neighbours"`  // names one letter away that are somebody else
	Cases       []VendorCase     `yaml:"cases"`       // hits and misses, run by `vendors test`
}

// Proof is a source: what it is, when it was read, and how good it is.
type Proof struct {
	Title    string    `yaml:"title"`
	Checked  gear.Date `yaml:"checked"`
	Evidence string    `yaml:"evidence"` // official, secondary or unverified
}

// NameGroup is a list of names that share their relation and their source.
type NameGroup struct {
	Texts []string `yaml:"texts"`
	Kind  string   `yaml:"kind"` // root subsidiary brand affiliate parent former unclear abbreviation typo
	Sub   string   `yaml:"sub"`  // the affiliate, empty for the vendor itself
	// Rule says when the name decides: whole (the default), when the cell is
	// that name; alone, also when all other words of the cell are ordinary
	// ones; word, wherever it stands in a maker's name.
	Rule  string    `yaml:"rule"`
	From  gear.Date `yaml:"from"`  // first day of the relation, zero for always
	To    gear.Date `yaml:"to"`    // last day of the relation, zero for still
	After string    `yaml:"after"` // after To: none (the default) or possible
	// Slips says how many letters may be wrong: one (the default), two for a
	// long and singular name, none where too many others are one letter away.
	Slips     string `yaml:"slips"`
	Component bool   `yaml:"component"`
	Note      string `yaml:"note"`
	Source    string `yaml:"source"` // a key of the vendor's Sources
}

// Grantee is an FCC grantee code: the first three characters of an FCC ID, or
// five where the first one is a digit.
type Grantee struct {
	Code   string `yaml:"code"`
	Sub    string `yaml:"sub"`
	Note   string `yaml:"note"`
	Source string `yaml:"source"` // a key of the vendor's Sources
}

// Enterprise is an arc below 1.3.6.1.4.1, such as 2011 or 2011.10. The longest
// arc that fits an object identifier decides, so that a longer one is an
// exception to a shorter one.
type Enterprise struct {
	Arc      string `yaml:"arc"`
	Strength string `yaml:"strength"` // strong, weak, review (never more than possible) or none
	Sub      string `yaml:"sub"`
	Note     string `yaml:"note"`
	Source   string `yaml:"source"` // a key of the vendor's Sources
}

// Family is the shape of the names of a family of products: one of the
// beginnings in Starts at the border of a word, then the regular expression in
// Then. Both are compared in upper case.
type Family struct {
	Family   string   `yaml:"family"`
	Starts   []string `yaml:"starts"`
	Then     string   `yaml:"then"`
	In       string   `yaml:"in"`       // model (the default: model and text), part (part number too), descr (what the device says of itself) or serial (serial number alone)
	Strength string   `yaml:"strength"` // strong medium weak hint
	Sub      string   `yaml:"sub"`
	Measured string   `yaml:"measured"` // how often it hits its own products and those of others
	Note     string   `yaml:"note"`
	Source   string   `yaml:"source"` // a key of the vendor's Sources
}

// ItemCode is the number under which the vendor keeps one product.
type ItemCode struct {
	Code   string `yaml:"code"`
	Is     string `yaml:"is"`     // the product
	Source string `yaml:"source"` // a key of the vendor's Sources
}

// Outside is a kind of product of the vendor, or of a firm of its name, that the
// lists may not mean: the maker is possible, and the note asks the question.
type Outside struct {
	Starts []string `yaml:"starts"` // beginnings of words of the model or the description, in capitals
	Note   string   `yaml:"note"`
	Source string   `yaml:"source"` // a key of the vendor's Sources
}

// Phrase is text that devices put into sysDescr, compared without case.
type Phrase struct {
	Text     string `yaml:"text"`
	Strength string `yaml:"strength"` // strong or weak
	Note     string `yaml:"note"`
	Source   string `yaml:"source"` // a key of the vendor's Sources
}

// Rebrand is a brand of another firm under which the vendor's products are sold.
type Rebrand struct {
	Brand string   `yaml:"brand"`
	Also  []string `yaml:"also"` // other spellings
	// Models are the beginnings of the models that may be the vendor's, where
	// the brand sells much else; none means any.
	Models []string `yaml:"models"`
	Many   bool     `yaml:"many"` // a carrier, so that without a model the brand says nothing
	Caveat string   `yaml:"caveat"`
	Source string   `yaml:"source"` // a key of the vendor's Sources
}

// Neighbour is a real firm, or a word, that looks like the vendor's name.
type Neighbour struct {
	Text  string `yaml:"text"`
	Level string `yaml:"level"` // none: known to be another firm; possible: also a frequent slip of the pen
	Note  string `yaml:"note"`
}

// VendorCase is a row and the answer that it must get.
type VendorCase struct {
	Row    map[string]string `yaml:"row"`    // field: text
	Want   string            `yaml:"want"`   // a level, or none
	Vendor string            `yaml:"vendor"` // empty: the file's vendor, where the level names one
	Why    string            `yaml:"why"`
}

// Proof returns the source that a fact names; the zero Proof, which is worth
// nothing, when there is none of that key.
func (v *Vendor) Proof(key string) Proof { return v.Sources[key] }

// Unverified reports whether nobody has looked up the fact, so that it may not
// decide alone.
func (p Proof) Unverified() bool { return p.Evidence == "" || p.Evidence == "unverified" }
