// Package sarif renders a run as SARIF 2.1.0, for code scanning.
package sarif

import "github.com/gearaudit/gearaudit/audit/report/deferred"

// page is the run and its records, with what the format makes of them.
type page struct{ *deferred.Page }

// Render renders a run that has ended.
func Render(p *deferred.Page) error { return render(&page{p}) }
