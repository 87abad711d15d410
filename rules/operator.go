package rules

import "github.com/gearaudit/gearaudit/audit/gear"

// Operator is what is known about whoever asks. A fact that is absent is
// unknown.
type Operator struct {
	Pos
	Word         string   `yaml:",scalar"` // none: nobody said who asks
	Name         string   `yaml:"name"`
	Country      string   `yaml:"country"`   // ISO 3166 alpha-2
	Kinds        []string `yaml:"kinds"`     // what it is
	Not          []string `yaml:"not"`       // what it is known not to be
	Customers    *int64   `yaml:"customers"` // number of customers
	USF          []string `yaml:"usf"`       // Universal Service support it takes; empty and not nil: none
	SCRP         SCRP     `yaml:"scrp"`
	StateFunding string   `yaml:"state_funding"` // yes or no: takes state broadband or universal service money
	SupplierRisk []Fact   `yaml:"supplier_risk"` // tier by vendor, from a scorecard
	Facts        []Fact   `yaml:"facts"`         // further facts, for rules of one's own
}

// SCRP holds the operator's dates in the reimbursement programme; zero is
// unknown.
type SCRP struct {
	ApprovedOn          gear.Date `yaml:"approved_on"`
	FirstDisbursementOn gear.Date `yaml:"first_disbursement_on"`
	TermEndsOn          gear.Date `yaml:"term_ends_on"`
}

// Kinds lists the kinds of operators that rules ask for. A kind of one's own
// begins with x_.
func Kinds() []string {
	return []string{
		"etc", "acs_provider", "mno", "isp", "enterprise", "school", "government", "federal_agency", "federal_contractor",
		"federal_grantee", "scrp_participant", "importer", "rural_health_care_provider", "library",
		"uk_dvd_addressee", "de_contract_party", "se_band_licensee", "dk_order_addressee", "nl_order_addressee",
		"in_licensee", "cz_warning_addressee", "tw_licensee",
	}
}
