// Package codequality renders a run as a code quality report, which GitLab shows
// at the lines of a merge request.
package codequality

import "github.com/gearaudit/gearaudit/audit/report/deferred"

// page is the run and its items, with what the format makes of them.
type page struct{ *deferred.Page }

// Render renders a run that has ended.
func Render(p *deferred.Page) error { return render(&page{p}) }
