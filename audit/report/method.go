package report

// Method is how the figures of the estimate came about, and how that fared on
// what is publicly known.
type Method struct {
	Steps       []string    `json:"steps"`
	Parameters  []Parameter `json:"parameters"`
	BackTest    []Trial     `json:"back_test"`
	Held        int         `json:"held"`         // trials whose request lies between P10 and P90
	ErrorFactor string      `json:"error_factor"` // by which P50 misses on average, up or down; 1 would be a hit each time
}

// Parameter is a number that the method rests on.
type Parameter struct {
	Name   string `json:"name"`
	Value  string `json:"value"`
	What   string `json:"what"`
	Basis  string `json:"basis"` // official, secondary, derived or assumption
	Source string `json:"source"`
}

// Trial is an operator that asked a programme for money, estimated from its
// number of sites alone by a method fitted on the others.
type Trial struct {
	Operator string `json:"operator"`
	Sites    int64  `json:"sites"`
	Request  string `json:"request"` // what it asked for
	P10      string `json:"p10"`
	P50      string `json:"p50"`
	P90      string `json:"p90"`
	Held     bool   `json:"held"` // the request lies between P10 and P90
	Source   string `json:"source"`
	Note     string `json:"note,omitempty"`
}
