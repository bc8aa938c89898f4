package org.nightjar.cli;

import picocli.CommandLine.IVersionProvider;

/** The version in the program's manifest; started from classes it has none. */
final class ProgramVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = ProgramVersion.class.getPackage().getImplementationVersion();
        return new String[] {"nightjar " + (version == null ? "(not packaged)" : version)};
    }
}
