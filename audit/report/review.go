package report

// Review lists the makers that a person has to decide about.
type Review struct {
	SchemaVersion string     `json:"schema_version"`
	Tool          Tool       `json:"tool"`
	AsOf          string     `json:"as_of"`
	Inputs        []Input    `json:"inputs"`
	Open          int64      `json:"open_rows"` // rows in place whose maker is not decided
	Lost          int64      `json:"lost_rows"` // of them: rows that found no room in the list
	AtStake       string     `json:"at_stake"`  // USD, likely cost of replacing all of them
	Questions     []Question `json:"questions"` // by money, then pieces, then rows at stake
	Decisions     []Decision `json:"decisions"` // answers that were given before
	Coverage      Coverage   `json:"coverage"`  // of all rows
	ExitCode      int        `json:"exit_code"` // 0, or 3 when not every row could be read
	Packs         []Pack     `json:"packs"`
}

// Question asks for the maker of all rows that say the same.
type Question struct {
	Match    []MatchField `json:"match"` // what they have in common; empty: they say nothing by which they can be told
	Vendor   string       `json:"vendor"`
	Others   []string     `json:"others,omitempty"`
	Level    string       `json:"level"`
	Rows     int64        `json:"rows"`
	Units    int64        `json:"units"`
	AtStake  string       `json:"at_stake"` // USD, likely cost of replacing them; 0.00 where nothing prices them
	First    Source       `json:"first"`    // the first of the rows
	Evidence []Evidence   `json:"evidence"` // of that row
	Note     string       `json:"note,omitempty"`
}

// MatchField is a field and what it says.
type MatchField struct {
	Field string `json:"field"`
	Text  string `json:"text"`
}
