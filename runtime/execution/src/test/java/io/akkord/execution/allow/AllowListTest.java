package io.akkord.execution.allow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.api.SettingsException;
import java.lang.reflect.Modifier;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowListTest {

    private static final String HERE = "io.akkord.execution.allow";
    private static final int SYNTHETIC = 0x1000;

    /** Public, as are the classes around it that count. */
    public static final class Open {}

    private static boolean permits(AllowList list, Class<?> owner, String method, int modifiers) {
        return list.permitsMethod(owner, method, "()V", modifiers);
    }

    @Test
    void anEmptyListAllowsNothingButArithmetic() {
        AllowList list = AllowList.of(List.of());
        assertThat(list.mayLoad("java.lang.Runtime")).isFalse();
        assertThat(permits(list, Runtime.class, "gc", Modifier.PUBLIC)).isFalse();
    }

    @Test
    void everythingAllowsPrivateMethodsOfAnyClass() {
        assertThat(permits(AllowList.everything(), String.class, "x", Modifier.PRIVATE))
                .isTrue();
        assertThat(AllowList.everything().permitsValue("any.Thing")).isTrue();
    }

    @Test
    void aPackageAllowsPublicMethodsOfPublicClassesOnly() {
        AllowList list = AllowList.of(List.of("java.lang.*"));
        assertThat(permits(list, String.class, "length", Modifier.PUBLIC)).isTrue();
        assertThat(permits(list, String.class, "length", 0)).isFalse();
        assertThat(permits(list, String.class, "length", Modifier.PRIVATE)).isFalse();
        AllowList here = AllowList.of(List.of(HERE + ".*"));
        assertThat(permits(here, Open.class, "f", Modifier.PUBLIC))
                .as("the class around it is not public")
                .isFalse();
    }

    @Test
    void aPackageDoesNotReachThePackagesBelowItUnlessItIsATree() {
        assertThat(AllowList.of(List.of("java.util.*")).permitsValue("java.util.concurrent.TimeUnit"))
                .isFalse();
        assertThat(AllowList.of(List.of("java.util.**")).permitsValue("java.util.concurrent.TimeUnit"))
                .isTrue();
        assertThat(AllowList.of(List.of("java.util.**")).permitsValue("java.util.List"))
                .isTrue();
        assertThat(AllowList.of(List.of("java.util.**")).permitsValue("java.utility.List"))
                .isFalse();
    }

    @Test
    void aClassAllowsWhatIsNotPrivateInItAndInTheClassesNestedInIt() {
        AllowList list = AllowList.of(List.of(AllowListTest.class.getName()));
        assertThat(permits(list, AllowListTest.class, "f", 0)).isTrue();
        assertThat(permits(list, AllowListTest.class, "f", Modifier.PRIVATE)).isFalse();
        assertThat(permits(list, Open.class, "f", Modifier.STATIC)).isTrue();
        assertThat(list.permitsValue(AllowListTest.class.getName() + "Other")).isFalse();
    }

    @Test
    void aMethodIsAllowedByItsSignatureWhateverItsVisibility() {
        AllowList list = AllowList.of(List.of(AllowListTest.class.getName() + "#f(I)[Ljava/lang/String;"));
        assertThat(list.permitsMethod(AllowListTest.class, "f", "(I)[Ljava/lang/String;", Modifier.PRIVATE))
                .isTrue();
        assertThat(list.permitsMethod(AllowListTest.class, "f", "(J)[Ljava/lang/String;", Modifier.PUBLIC))
                .isFalse();
        assertThat(list.mayLoad(AllowListTest.class.getName())).isTrue();
        assertThat(list.permitsValue(AllowListTest.class.getName())).isFalse();
    }

    @Test
    void bodiesOfLambdasAreAllowedWithTheirClassOrPackage() {
        int lambda = Modifier.PRIVATE | Modifier.STATIC | SYNTHETIC;
        for (String entry : List.of(HERE + ".*", AllowListTest.class.getName())) {
            AllowList list = AllowList.of(List.of(entry));
            assertThat(permits(list, AllowListTest.class, "lambda$f$0", lambda)).isTrue();
            assertThat(permits(list, AllowListTest.class, "lambda$f$0", Modifier.PRIVATE))
                    .as("a method that only calls itself so")
                    .isFalse();
        }
    }

    @Test
    void aRefusalNamesTheMethodTheSettingAndTheEntryToAdd() {
        AllowList list = AllowList.of(List.of());
        assertThat(list.refusal("a.b.C", "f", "(I)I"))
                .hasMessageContaining("akkord.allow")
                .hasMessageContaining("\"a.b.C#f(I)I\"")
                .hasMessageContaining("\"a.b.*\"");
        assertThatThrownBy(() -> list.requireValue("a.b.C"))
                .isInstanceOf(NotAllowedException.class)
                .hasMessageContaining("a.b.C")
                .hasMessageContaining("akkord.allow");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "**", "a..b", "a.*.b", "a.b.", "a.B#f", "a.B#f(I)", "a b", "a.b.***", ".a"})
    void anEntryOfAnotherFormIsRefusedByName(String entry) {
        assertThatThrownBy(() -> AllowList.of(List.of(entry)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("\"" + entry + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Main", "a.b.*", "a.b.**", "a.B", "a.B$C", "a.B#<init>(I)V", "a.B#f()[J", "größe.Ä"})
    void theFormsOfTheManualAreUnderstood(String entry) {
        assertThat(AllowList.of(List.of(entry))).isNotNull();
    }

    @Test
    void arithmeticOfTheJdkIsAlwaysAllowedButNotWhatReadsItsSurroundings() throws Exception {
        AllowList list = AllowList.of(List.of());
        assertThat(list.permitsMethod(Integer.class, "sum", "(II)I", Modifier.PUBLIC | Modifier.STATIC))
                .isTrue();
        assertThat(list.permitsMethod(Math.class, "sqrt", "(D)D", Modifier.PUBLIC | Modifier.STATIC))
                .isTrue();
        assertThat(list.permitsMethod(String.class, "length", "()I", Modifier.PUBLIC))
                .isTrue();
        assertThat(list.permitsMethod(
                        Integer.class, "getInteger", "(Ljava/lang/String;)Ljava/lang/Integer;", Modifier.PUBLIC))
                .isFalse();
        assertThat(list.permitsMethod(Runtime.class, "exit", "(I)V", Modifier.PUBLIC))
                .isFalse();
        assertThat(list.permitsMethod(
                        System.class, "getProperty", "(Ljava/lang/String;)Ljava/lang/String;", Modifier.PUBLIC))
                .isFalse();
    }
}
