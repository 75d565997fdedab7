# Everything a contributor runs, by one name each. The launcher finds the JDK; Maven is the mvn on the PATH.
.POSIX:
.PHONY: build test it lint format docs dist clean

# A JDK 25 or newer: the one that the launcher would take.
JDK = JAVA_HOME="$$(./touchstone java-home)" MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow $$MAVEN_OPTS"
MVN = $(JDK) mvn -B -ntp

build: # what ships, compiled and packed; no tests
	./touchstone build

test: # unit tests: seconds, no network
	$(MVN) test

it: # every test, those with real sockets and processes too
	./touchstone test

lint: # the countable part of the style, unused imports, import order; scripts where shellcheck is installed
	$(MVN) -q -N checkstyle:check
	$(MVN) -q -N spotless:check
	.ci/unused_imports touchstone-*/src
	if command -v shellcheck >/dev/null; then shellcheck -s sh touchstone ais_bench .ci/run .ci/unused_imports packaging/check-archive; fi

format: # puts imports in order, trims lines
	$(MVN) -q -N spotless:apply

docs: # the generated pages of docs/reference, and the reference of the code: target/reports/apidocs/index.html
	$(MVN) -q -DskipTests package javadoc:aggregate-no-fork
	"$$(./touchstone java-home)/bin/java" -cp 'touchstone-cli/target/test-classes:touchstone-cli/target/lib/*' dev.touchstone.cli.docs.ReferencePages .

dist: # one archive that needs a JDK and nothing else: dist/touchstone-<version>.tar.gz
	rm -rf dist touchstone-cli/target/lib
	$(MVN) -q -DskipTests -Pdist -pl touchstone-cli -am package
	packaging/check-archive dist/touchstone-*.tar.gz

clean:
	$(MVN) -q clean
	rm -rf dist
