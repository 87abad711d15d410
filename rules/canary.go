package rules

import "github.com/gearaudit/gearaudit/audit/gear"

// Canaries are names that must be found, or must not, whatever else is changed
// in the data. They are tried through identification and rules together.
type Canaries struct {
	Pos
	Date     gear.Date `yaml:"date"` // the day from which the names are as they are
	Hit      []Canary  `yaml:"hit"`
	Innocent []string  `yaml:"innocent"` // makers of whom no rule says anything
}

// Canary is a maker's name that must be found.
type Canary struct {
	Pos
	Name   string   `yaml:"name"`
	Vendor string   `yaml:"vendor"` // whom it means
	Packs  []string `yaml:"packs"`  // jurisdictions whose rules reach that vendor
}

// LoadCanaries reads the canaries that the program carries.
func LoadCanaries() (*Canaries, error) {
	const name = "canaries.yaml"
	src, err := fieldData.ReadFile(name)
	if err != nil {
		return nil, err
	}
	c := &Canaries{}
	return c, Decode("rules/"+name, src, c)
}
