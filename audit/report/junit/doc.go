// Package junit renders a run as JUnit XML, for build servers.
package junit

import "github.com/gearaudit/gearaudit/audit/report/deferred"

// page is the run and its records, with what the format makes of them.
type page struct {
	*deferred.Page
	chosen *deferred.Chosen
}

// Render renders a run that has ended.
func Render(p *deferred.Page) error { return render(&page{Page: p}) }
