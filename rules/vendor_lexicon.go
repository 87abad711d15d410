package rules

import "github.com/gearaudit/gearaudit/audit/gear"

const lexiconFile = vendorDir + "/lexicon.yaml"

// ownLexicon decodes the words that are built in.
func ownLexicon() (*Lexicon, error) {
	src, err := vendorFiles.ReadFile(lexiconFile)
	if err != nil {
		return nil, &gear.Fault{Kind: gear.Internal, What: "the words of names are missing", Err: err}
	}
	words := new(Lexicon)
	return words, decodeOurs(lexiconFile, src, words)
}

// Lexicon holds the words that occur in anybody's name. They say nothing about
// the maker by themselves, and so help to see what a cell says beside them.
type Lexicon struct {
	Blanks          []string            `yaml:"blanks"`           // cells that name nobody: N/A, unknown, OEM
	Legal           []string            `yaml:"legal"`            // legal forms, dropped from names
	Trade           map[string][]string `yaml:"trade"`            // ordinary words of company names: the word and its other forms
	Firms           []string            `yaml:"firms"`            // of those, what the names of firms end with: Industries
	Places          []string            `yaml:"places"`           // countries, provinces, cities
	Prefixes        []string            `yaml:"prefixes"`         // what stands before a maker: made by, vendor, mfr
	Remarks         []string            `yaml:"remarks"`          // what stands behind it: legacy, do not use
	Resold          []string            `yaml:"resold"`           // what follows is a seller, not the maker
	Negations       []string            `yaml:"negations"`        // what follows, or stands before, is not in the box: replaces, compatible with
	Afterwards      []string            `yaml:"afterwards"`       // what stands behind a name that is not in the box: compatible, replacement
	Made            []string            `yaml:"made"`             // what follows made the thing, in a text: made by, OEM, rebadged
	Doubts          []string            `yaml:"doubts"`           // what follows is a guess
	Links           []string            `yaml:"links"`            // words between two makers of which one made it: or, and
	Systems         []string            `yaml:"systems"`          // operating systems that stand behind their maker's name
	Accessories     []string            `yaml:"accessories"`      // a part that fits somebody's product
	Sellers         []string            `yaml:"sellers"`          // carriers and distributors that label what others make
	Makers          []string            `yaml:"makers"`           // well known makers that are not designated
	NativeTrade     []string            `yaml:"native_trade"`     // ordinary Chinese words of company names
	NativeRelations []string            `yaml:"native_relations"` // Chinese words before a name that is not in the box
	NativePlaces    []string            `yaml:"native_places"`    // Chinese places
	NativeOthers    []string            `yaml:"native_others"`    // Chinese words that show another business: bank, insurance, university
}
