package main

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"strings"
)

// A place is where a program can be broken, and how: the text from start to end
// becomes code that does as before unless this mutant is switched on.
type place struct {
	file       string
	line       int
	start, end int
	what       string
	// write is the new text for a mutant's number.
	write func(n int) string
}

// at is the file, seen from here where that is below.
func (p *place) at() string {
	here, err := os.Getwd()
	if err != nil {
		return p.file
	}
	return strings.TrimPrefix(p.file, here+string(filepath.Separator))
}

// A reader collects the places of one file.
type reader struct {
	pkg    *types.Package
	info   *types.Info
	fset   *token.FileSet
	file   string
	text   []byte
	places []place
}

// otherOperator is what an operator is swapped for: the neighbor that a test at the
// border tells from it.
var otherOperator = map[token.Token]token.Token{
	token.LSS: token.LEQ, token.LEQ: token.LSS, token.GTR: token.GEQ, token.GEQ: token.GTR,
	token.EQL: token.NEQ, token.NEQ: token.EQL, token.LAND: token.LOR, token.LOR: token.LAND,
	token.ADD: token.SUB, token.SUB: token.ADD, token.MUL: token.QUO, token.QUO: token.MUL,
}

func (r *reader) read(f *ast.File) {
	for _, d := range f.Decls {
		if g, ok := d.(*ast.GenDecl); ok && g.Tok != token.VAR {
			continue
		}
		ast.Inspect(d, r.visit)
	}
}

// visit notes what can be broken at a node, and says whether to look inside it.
func (r *reader) visit(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.GenDecl:
		return n.Tok == token.VAR
	case *ast.ArrayType:
		return false
	case *ast.CompositeLit:
		for _, e := range n.Elts {
			if kv, ok := e.(*ast.KeyValueExpr); ok {
				e = kv.Value
			}
			ast.Inspect(e, r.visit)
		}
		return false
	case *ast.ReturnStmt:
		if r.fails(n) {
			ast.Inspect(n.Results[len(n.Results)-1], r.visit)
			return false
		}
	case *ast.CallExpr:
		if size := r.sizeHint(n); size != nil {
			for _, a := range n.Args {
				if a != size {
					ast.Inspect(a, r.visit)
				}
			}
			return false
		}
	case *ast.BlockStmt:
		r.statements(n.List)
	case *ast.CaseClause:
		r.statements(n.Body)
	case *ast.IfStmt:
		if cond := n.Cond; r.plain(cond) == "bool" {
			r.add(cond, "condition turned around", func(i int) string {
				return fmt.Sprintf("mutantIs(%d) != (%s)", i, r.source(cond))
			})
		}
	case ast.Expr:
		return r.expression(n)
	}
	return true
}

// fails reports a return of several results of which the last says that the others
// are not to be read: false, or an error that is passed on or made there. What stands
// beside it is no place.
func (r *reader) fails(n *ast.ReturnStmt) bool {
	if len(n.Results) < 2 {
		return false
	}
	expr := n.Results[len(n.Results)-1]
	last := r.info.Types[expr]
	if last.Value != nil && last.Value.Kind() == constant.Bool {
		return !constant.BoolVal(last.Value)
	}
	if call, ok := expr.(*ast.CallExpr); ok && !strings.HasSuffix(strings.ToLower(r.source(call.Fun)), "fault") && r.source(call.Fun) != "fmt.Errorf" {
		return false
	}
	return last.Type != nil && !last.IsNil() && types.Implements(last.Type, types.Universe.Lookup("error").Type().Underlying().(*types.Interface))
}

// sizeHint is the argument of a call that says how much room to make, which changes
// no answer: the last of make where it has one that is not the length, and that of
// Grow.
func (r *reader) sizeHint(n *ast.CallExpr) ast.Expr {
	switch f := n.Fun.(type) {
	case *ast.Ident:
		if f.Name != "make" || len(n.Args) < 2 {
			return nil
		}
		if _, isMap := r.info.Types[n].Type.Underlying().(*types.Map); isMap || len(n.Args) == 3 {
			return n.Args[len(n.Args)-1]
		}
	case *ast.SelectorExpr:
		if f.Sel.Name == "Grow" && len(n.Args) > 0 {
			return n.Args[len(n.Args)-1]
		}
	}
	return nil
}

// clonesItself reports a string that is assigned its own copy: strings never change, so
// that only memory tells the copy from what was copied.
func (r *reader) clonesItself(s *ast.AssignStmt) bool {
	if len(s.Lhs) != 1 || len(s.Rhs) != 1 {
		return false
	}
	call, ok := s.Rhs[0].(*ast.CallExpr)
	return ok && r.source(call.Fun) == "strings.Clone" && len(call.Args) == 1 && r.source(call.Args[0]) == r.source(s.Lhs[0])
}

func (r *reader) statements(list []ast.Stmt) {
	for _, s := range list {
		what := "statement left out"
		switch s := s.(type) {
		case *ast.ExprStmt:
			if call, ok := s.X.(*ast.CallExpr); ok && r.sizeHint(call) != nil {
				continue
			}
		case *ast.IncDecStmt, *ast.BranchStmt:
			if b, ok := s.(*ast.BranchStmt); ok && b.Tok != token.CONTINUE && b.Tok != token.BREAK {
				continue
			}
		case *ast.AssignStmt:
			if s.Tok == token.DEFINE || r.clonesItself(s) {
				continue
			}
		case *ast.ReturnStmt:
			if len(s.Results) > 0 {
				continue
			}
			what = "return left out"
		default:
			continue
		}
		r.add(s, what, func(i int) string { return fmt.Sprintf("if !mutantIs(%d) { %s }", i, r.source(s)) })
	}
}

func (r *reader) expression(e ast.Expr) bool {
	typ := r.plain(e)
	if v := r.info.Types[e].Value; v != nil {
		r.constant(e, typ, v)
		return false
	}
	switch e := e.(type) {
	case *ast.UnaryExpr:
		if e.Op == token.NOT && typ == "bool" {
			r.add(e, "! left out", func(i int) string { return fmt.Sprintf("(mutantIs(%d) != (%s))", i, r.source(e)) })
		}
	case *ast.BinaryExpr:
		other, ok := otherOperator[e.Op]
		if !ok || typ == "" || typ == "string" {
			return true
		}
		r.add(e, fmt.Sprintf("%s becomes %s", e.Op, other), func(i int) string {
			x, y := r.source(e.X), r.source(e.Y)
			return fmt.Sprintf("func() %s { if mutantIs(%d) { return (%s) %s (%s) }; return (%s) %s (%s) }()", typ, i, x, other, y, x, e.Op, y)
		})
	}
	return true
}

// constant breaks true, false and whole numbers.
func (r *reader) constant(e ast.Expr, typ string, v constant.Value) {
	switch {
	case typ == "bool":
		r.add(e, fmt.Sprintf("%s turned around", v), func(i int) string { return fmt.Sprintf("(mutantIs(%d) != (%s))", i, r.source(e)) })
	case typ == "int" || typ == "int64" || typ == "int32" || typ == "uint64" || typ == "uint32":
		if n, exact := constant.Int64Val(v); exact && n >= -1 && n < 1<<30 {
			r.add(e, fmt.Sprintf("%d becomes %d", n, n+1), func(i int) string {
				return fmt.Sprintf("func() %s { if mutantIs(%d) { return %d }; return %s }()", typ, i, n+1, r.source(e))
			})
		}
	}
}

// plain is the name of an expression's type where it is one of the language's own.
func (r *reader) plain(e ast.Expr) string {
	tv, ok := r.info.Types[e]
	if !ok || tv.IsType() || tv.Type == nil {
		return ""
	}
	b, ok := types.Default(tv.Type).(*types.Basic)
	if !ok || b.Info()&(types.IsBoolean|types.IsNumeric|types.IsString) == 0 {
		return ""
	}
	return b.Name()
}

func (r *reader) add(n ast.Node, what string, write func(int) string) {
	p := r.fset.Position(n.Pos())
	r.places = append(r.places, place{file: r.file, line: p.Line, start: p.Offset, end: r.fset.Position(n.End()).Offset,
		what: fmt.Sprintf("%s: %s", what, firstLine(r.source(n))), write: write})
}

func (r *reader) source(n ast.Node) string {
	return string(r.text[r.fset.Position(n.Pos()).Offset:r.fset.Position(n.End()).Offset])
}

func firstLine(s string) string {
	for i, c := range s {
		if c == '\n' || i > 90 {
			return s[:i] + " ..."
		}
	}
	return s
}
